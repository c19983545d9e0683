import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { freePort } from "#scripts/stack/postgres.ts";

/** Who is signed in at a provider, as it would tell. */
export type Person = { id: number; name: string; email: string; verified: boolean };

const KEY_ID = "fake";
const CLIENT = { client_id: "plumbline-at-the-fake", secret: "fake-client-secret" };
const GOOGLE = "https://accounts.google.com";

type Config = { enabled: boolean; client_id: string; secret: string; redirect_uri: string };

export type FakeProviders = {
  /** What the sign-in server is told of them. */
  config: {
    github: Config & { url: string };
    google: Config;
  };
  /** Who says yes or no on their pages from now on. */
  person: Person;
  /** The page of a provider at this address of its own: a link to allow and one to refuse. */
  consentPage: (address: string) => string;
  /** Fetches in place of the network, for the addresses that are Google's and cannot be configured. */
  fetch: typeof globalThis.fetch;
  close: () => Promise<void>;
};

/** GitHub and Google, for the sign-in server at this address, as far as signing in goes: OAuth 2 with GitHub's API, and OpenID Connect with a signed token. */
export async function startFakeProviders(supabaseUrl: string): Promise<FakeProviders> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  /** Who each code and token is for; a code works once. */
  const codes = new Map<string, Person>();
  const tokens = new Map<string, Person>();
  const fake = { person: { id: 1, name: "Nobody", email: "nobody@example.test", verified: false } };

  const consentPage = (address: string) => {
    const { searchParams } = new URL(address);
    const code = randomUUID();
    codes.set(code, fake.person);
    const back = (query: Record<string, string>) => {
      const url = new URL(searchParams.get("redirect_uri") ?? "");
      const all = { ...query, state: searchParams.get("state") ?? "" };
      for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
      return url.href.replaceAll("&", "&amp;");
    };
    const refused = {
      error: "access_denied",
      error_description: "The user has denied your application access.",
    };
    return `<!doctype html><title>Provider</title><a href="${back({ code })}">Allow</a> <a href="${back(refused)}">Refuse</a>`;
  };

  const exchange = (form: URLSearchParams): { token: string; person: Person } | null => {
    const person = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const known = form.get("client_id") === CLIENT.client_id && form.get("client_secret") === CLIENT.secret;
    if (person === undefined || !known) return null;
    const token = randomUUID();
    tokens.set(token, person);
    return { token, person };
  };

  const idToken = ({ id, name, email, verified }: Person): string => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: GOOGLE, aud: CLIENT.client_id, sub: String(id), iat: now, exp: now + 300 };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const said = `${part({ alg: "RS256", kid: KEY_ID })}.${part({ ...claims, name, email, email_verified: verified })}`;
    return `${said}.${sign("RSA-SHA256", Buffer.from(said), keys.privateKey).toString("base64url")}`;
  };

  /** What either answers; null for an address that neither has. */
  const answer = async (path: string, form: URLSearchParams, bearer: string): Promise<unknown> => {
    const person = tokens.get(bearer);
    if (path === "/login/oauth/access_token") {
      const token = exchange(form)?.token;
      return token === undefined ? { error: "bad_verification_code" } : { access_token: token };
    }
    if (path === "/api/v3/user" && person !== undefined)
      return { id: person.id, login: `user-${person.id}`, name: person.name, avatar_url: "" };
    if (path === "/api/v3/user/emails" && person !== undefined)
      return [{ email: person.email, verified: person.verified, primary: true }];
    if (path === "/token") {
      const given = exchange(form);
      return given === null
        ? { error: "invalid_grant" }
        : { access_token: given.token, id_token: idToken(given.person) };
    }
    const key = { ...keys.publicKey.export({ format: "jwk" }), kid: KEY_ID, alg: "RS256", use: "sig" };
    return path === "/oauth2/v3/certs" ? { keys: [key] } : null;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", origin);
    if (url.pathname === "/login/oauth/authorize") {
      response.writeHead(200, { "content-type": "text/html" });
      return response.end(consentPage(url.href));
    }
    const bearer = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    const said = await answer(url.pathname, new URLSearchParams(await text(request)), bearer);
    response.writeHead(said === null ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(said));
  };

  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const plainFetch = globalThis.fetch;
  const config: Config = { enabled: true, ...CLIENT, redirect_uri: `${supabaseUrl}/auth/v1/callback` };
  return Object.assign(fake, {
    config: { github: { ...config, url: origin }, google: config },
    consentPage,
    fetch: (input: Parameters<typeof plainFetch>[0], init?: RequestInit) => {
      const { hostname, pathname } = new URL(input instanceof Request ? input.url : String(input));
      const googles = hostname === "oauth2.googleapis.com" || hostname === "www.googleapis.com";
      return plainFetch(googles ? `${origin}${pathname}` : input, init);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
