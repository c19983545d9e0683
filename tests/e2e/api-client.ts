import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type APIResponse, expect } from "@playwright/test";
import { createServerClient } from "@supabase/ssr";
import { product, sendRaw } from "./raw-request.ts";

type Config = { version: string; supabaseUrl: string; publishableKey: string };
type Call = {
  token?: string | undefined;
  data?: unknown;
  headers?: Record<string, string>;
};
type Token = { id: string; token: string };
export type Json = Record<string, unknown>;

export const DEMO = "/api/v1/orgs/northwind-rail";
export const PASSWORD = "a long enough password";
export const DEMO_PASSWORD = "plumbline-demo";
const SENTENCE = /^("|The |This |A |\p{Lu}).+[^.]\.$/su;

export const demoEmail = (name: string): string => `${name}@northwind.example`;
export const newEmail = (): string => `person-${randomBytes(6).toString("hex")}@plumbline.example`;
export const newSlug = (prefix: string): string => `${prefix}-${randomBytes(5).toString("hex")}`;

/** What a program reads of an answer. */
export type Answer = Pick<APIResponse, "status" | "headers" | "text" | "json" | "body">;

/** Calls the product over HTTP, as a program does: a redirect is an answer. A browser's own calls take far longer. */
export async function call(
  method: string,
  path: string,
  { token, data, headers }: Call = {},
): Promise<Answer> {
  const all: Record<string, string> = { ...headers };
  if (token !== undefined) all.authorization = `Bearer ${token}`;
  if (data !== undefined) all["content-type"] ??= "application/json";
  const body = data === undefined ? {} : { body: typeof data === "string" ? data : JSON.stringify(data) };
  const to = new URL(path, product());
  const answer = await sendRaw(to.pathname + to.search, { url: to.origin, method, headers: all, ...body });
  const given = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join("\n")]);
  return {
    status: () => answer.status,
    headers: () => Object.fromEntries(given),
    text: async () => answer.body,
    json: async () => JSON.parse(answer.body),
    body: async () => answer.bytes,
  };
}

/** What a client needs to sign in. */
export async function readConfig(url = product()): Promise<Config> {
  return (await fetch(`${url}/api/v1/config`)).json() as Promise<Config>;
}

/** Somebody who is signed in to a running product, as a program. */
export type Session = {
  token: string;
  email: string;
  get: <T = Json>(path: string) => Promise<T>;
  send: (method: string, path: string, body?: unknown) => Promise<Response>;
};

type SignIn = { how?: "signup" | "token"; password?: string };

/** Signs up, or in, through Supabase's own endpoint. */
export async function openSession(
  email = newEmail(),
  { url = product(), how = "signup", password = PASSWORD }: SignIn & { url?: string } = {},
): Promise<Session> {
  const { supabaseUrl, publishableKey } = await readConfig(url);
  const path = how === "signup" ? "signup" : "token?grant_type=password";
  const answer = await fetch(`${supabaseUrl}/auth/v1/${path}`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`${email} could not sign in: HTTP ${answer.status}`);
  const send = (method: string, target: string, body?: unknown) =>
    fetch(`${url}${target}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const get = async <T>(target: string): Promise<T> => {
    const reply = await send("GET", target);
    if (!reply.ok) throw new Error(`GET ${target}: HTTP ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  };
  return { token, email, get, send };
}

/** The token of somebody who has just signed up. */
export async function signUp(email?: string): Promise<string> {
  return (await openSession(email)).token;
}

export function signInDemo(name: string): Promise<Session> {
  return openSession(demoEmail(name), { how: "token", password: DEMO_PASSWORD });
}

export type Company = Session & { id: string; slug: string; path: string };

/** An organisation of somebody who has just signed up. */
export async function foundCompany(
  prefix = "org",
  { url = product(), name = prefix, slug = newSlug(prefix), email = newEmail() } = {},
): Promise<Company> {
  const session = await openSession(email, { url });
  const answer = await session.send("POST", "/api/v1/orgs", { name, slug });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  return { ...session, id, slug, path: `/api/v1/orgs/${slug}` };
}

export type Keys = { id: string; apiKey: string; appKey: string };

/** What connects a Datadog account. */
export function connectionOf({ apiKey, appKey }: Omit<Keys, "id">, more: Json = {}): Json {
  return { provider: "datadog", site: "datadoghq.com", apiKey, appKey, backfillDays: 30, ...more };
}

/** Connects and waits for the first run; the connection's id. */
export async function connect(company: Company, keys: Omit<Keys, "id">, more: Json = {}): Promise<string> {
  const answer = await company.send("POST", `${company.path}/connections`, connectionOf(keys, more));
  expect(answer.status).toBe(201);
  await runsWhenIdle(company);
  return ((await answer.json()) as { id: string }).id;
}

type Run = { id: string; status: string; mode: string; streams: Record<string, Record<string, number>> };
const PATIENCE = { timeout: 120_000, intervals: [300] };

/** Waits until an organisation has no run going on, and answers with its runs, newest first. */
export async function runsWhenIdle({ get, path }: Pick<Company, "get" | "path">): Promise<Run[]> {
  let runs: Run[] = [];
  const isIdle = async () => {
    ({ items: runs } = await get<{ items: Run[] }>(`${path}/sync-runs`));
    return runs.length > 0 && runs.every(({ status }) => status !== "running" && status !== "queued");
  };
  await expect.poll(isIdle, PATIENCE).toBe(true);
  return runs;
}

/** The simulator's control API. */
export async function control(method: string, path: string, body?: unknown): Promise<Json> {
  const answer = await fetch(`${process.env.PLUMBLINE_E2E_SIMULATOR_URL}/control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`control ${method} ${path}: HTTP ${answer.status} ${text}`);
  return text === "" ? {} : (JSON.parse(text) as Json);
}

/** A new Datadog account in the simulator, with keys of its own, which may more than read where it is said. */
export async function newAccount(content: Json, more: string[] = []): Promise<Keys> {
  const id = `account-${randomBytes(4).toString("hex")}`;
  const [apiKey, appKey] = [randomBytes(16).toString("hex"), randomBytes(20).toString("hex")];
  const appKeys = [{ key: appKey, scopes: ["dora_metrics_read", ...more] }];
  await control("POST", "accounts", { id, apiKeys: [apiKey], appKeys, content });
  return { id, apiKey, appKey };
}

export type BrowserSession = { cookie: string; accessToken: string };

/** The `cookie` header of a signed-in browser, and the access token in it. */
export async function openBrowserSession(
  email: string,
  { how = "signup", password = PASSWORD }: SignIn = {},
): Promise<BrowserSession> {
  const jar = new Map<string, string>();
  const { supabaseUrl, publishableKey } = await readConfig();
  const { auth } = createServerClient(supabaseUrl, publishableKey, {
    cookieOptions: { name: "plumbline-session" },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (changes) => {
        for (const { name, value } of changes) jar.set(name, value);
      },
    },
  });
  const given = { email, password };
  const { data, error } = await (how === "signup" ? auth.signUp(given) : auth.signInWithPassword(given));
  expect(error).toBeNull();
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return { cookie, accessToken: String(data.session?.access_token) };
}

/** The cookie of a new person, or of somebody of the demo company. */
export async function signInByCookie(demo: string | null = null): Promise<string> {
  const opened =
    demo === null
      ? openBrowserSession(newEmail())
      : openBrowserSession(demoEmail(demo), { how: "token", password: DEMO_PASSWORD });
  return (await opened).cookie;
}

const LISTS = [
  "members",
  "invitations",
  "tokens",
  "connections",
  "deployments",
  "incidents",
  "sync-runs",
  "audit",
];

/** What an attempt to write in an organisation would show in. */
export function stateOf({ get, path }: Company): Promise<unknown[]> {
  return Promise.all([path, ...LISTS.map((list) => `${path}/${list}`)].map((list) => get(list)));
}

export async function makeToken({ send, path }: Company, data: object = {}): Promise<Token> {
  const answer = await send("POST", `${path}/tokens`, { name: "CI", role: "viewer", ...data });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Token;
}

/** A token narrowed to a scope that no operation names yet: its maker asks the database, since the API refuses it. */
export async function makeNarrowedToken(of: Company): Promise<string> {
  const token = `pl_${randomBytes(32).toString("base64url")}`;
  const hash = createHash("sha256").update(token).digest("hex");
  const narrowed = { name: "CI", role: "owner", scopes: ["origins:write"], expiresInDays: 1, hash };
  const { supabaseUrl, publishableKey } = await readConfig();
  const answer = await call("POST", `${supabaseUrl}/rest/v1/rpc/create_api_token`, {
    token: of.token,
    headers: { apikey: publishableKey },
    data: { p_organization_id: of.id, p_token: { ...narrowed, hint: token.slice(-4) } },
  });
  expect(answer.status()).toBe(200);
  return token;
}

/** The refusal as every route words it; the request id is that of the header, and of nothing else. */
export async function refusalOf(answer: Answer): Promise<{ status: number; code: string; message: string }> {
  const { error, ...rest } = await answer.json();
  expect(rest).toEqual({});
  expect(Object.keys(error).toSorted()).toEqual(["code", "message", "requestId"]);
  expect(error.message).toMatch(SENTENCE);
  const headers = answer.headers();
  expect(headers["x-request-id"]).toBe(error.requestId);
  expect(headers["cache-control"]).toBe("private, no-store");
  return { status: answer.status(), code: error.code, message: error.message };
}

/** What a stranger can tell two answers apart by. */
export async function bytesOf(answer: Answer): Promise<string> {
  const { date: _, "x-request-id": id = "", ...headers } = answer.headers();
  const body = (await answer.text()).replaceAll(id, "<id>");
  return JSON.stringify([answer.status(), headers, body]);
}

/** Of nothing: an id that no organisation has. */
export const ID = randomUUID();
