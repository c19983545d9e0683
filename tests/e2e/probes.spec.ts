import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type Route, readRoutes } from "../support/route-manifest.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import {
  type Answer,
  type Company,
  call,
  connect,
  foundCompany,
  makeToken,
  newAccount,
  openBrowserSession,
  runsWhenIdle,
  stateOf,
} from "./api-client.ts";
import { inLanes } from "./in-lanes.ts";

/** Ways to ask for a page: as a browser does, and as the router does for its payloads and prefetches. */
const ASKINGS: Record<string, Record<string, string>> = {
  document: { accept: "text/html" },
  payload: { rsc: "1" },
  prefetch: { rsc: "1", "next-router-prefetch": "1" },
  segment: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  bypass: { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy", "x-nextjs-data": "1" },
};

type Probed = Company & {
  ids: Record<string, string>;
  /** What may appear in no answer to an outsider. */
  canaries: string[];
};
type Outsider = { name: string; cookie: string; token: string | null };

/** An organisation whose every name is a word that occurs nowhere else. */
async function foundProbed(): Promise<Probed> {
  const word = `zq${randomUUID().replaceAll("-", "")}`;
  const company = await foundCompany("probed", {
    name: `Name ${word}`,
    slug: `c${word.slice(0, 30)}`,
    email: `${word}@plumbline.example`,
  });
  const { slug, path, get, send } = company;
  const at = new Date(Date.now() - 7_200_000).toISOString();
  const named = { service: `service-${word}`, team: `team-${word}` };
  const keys = await newAccount({
    kind: "events",
    deployments: [
      wireDeployment(`deployment-${word}`, at, { ...named, change_failure: true }),
      wireDeployment(`odd-${word}`, "odd", named),
    ],
    failures: [wireIncident(`incident-${word}`, at, { services: [named.service], name: `Down ${word}` })],
  });
  await connect(company, keys, { backfillDays: 5 });
  const [run] = await runsWhenIdle(company);
  const token = await makeToken(company, { name: word });
  const picture = await (await send("POST", `${path}/images`, { kind: "grid" })).json();
  const first = async (list: string) =>
    String((await get<{ items: { id: string }[] }>(`${path}/${list}`)).items[0]?.id);
  const { items: members } = await get<{ items: { userId: string }[] }>(`${path}/members`);
  const ids = {
    "connections/[id]": await first("connections"),
    "deployments/[id]": await first("deployments"),
    "incidents/[id]": await first("incidents"),
    "sync-runs/[id]": String(run?.id),
    "runs/[id]": String(run?.id),
    "tokens/[id]": token.id,
    "images/[id]": picture.id,
    userId: String(members[0]?.userId),
  };
  const canaries = [word.slice(-12), keys.apiKey, keys.appKey, ...Object.values(ids)];
  return { ...company, ids: { ...ids, org: slug }, canaries };
}

/** Somebody with a session: the cookie that the browser would send, and the access token in it. */
async function signUpOutsider(name: string): Promise<Outsider & { email: string; token: string }> {
  const email = `${name}-${randomUUID()}@plumbline.example`;
  const { cookie, accessToken: token } = await openBrowserSession(email);
  return { name, email, cookie, token };
}

/** A member of yesterday: invited, in, and then suspended or removed. */
async function formerMember({ send, get, path }: Probed, end: "suspended" | "removed"): Promise<Outsider> {
  const person = await signUpOutsider(end);
  const invited = await send("POST", `${path}/invitations`, { email: person.email, role: "admin" });
  const { token } = await invited.json();
  const accepted = await call("POST", "/api/v1/invitations/accept", {
    token: person.token,
    data: { token },
  });
  expect(accepted.status()).toBe(200);
  const { items } = await get<{ items: { userId: string; email: string }[] }>(`${path}/members`);
  const member = `${path}/members/${items.find(({ email }) => email === person.email)?.userId}`;
  const ended = await (end === "suspended"
    ? send("PATCH", member, { status: "suspended" })
    : send("DELETE", member));
  expect(ended.ok).toBe(true);
  return person;
}

async function foundOutsiders(company: Probed): Promise<Outsider[]> {
  const neighbour = await signUpOutsider("neighbour");
  await call("POST", "/api/v1/orgs", {
    token: neighbour.token,
    data: { name: "Next door", slug: `n${randomUUID().slice(0, 30)}0` },
  });
  return [
    { name: "anonymous", cookie: "", token: null },
    await signUpOutsider("stranger"),
    neighbour,
    await formerMember(company, "suspended"),
    await formerMember(company, "removed"),
  ];
}

/** A route's path with the company's own ids in it; null when it names none of its things. */
function addressOf(route: Route, ids: Record<string, string>): string | null {
  if (!route.path.includes("[org]")) return null;
  const parts = route.path.split("/");
  return parts
    .map((part, index) => {
      const name = /^\[(?:\.\.\.)?(\w+)\]$/.exec(part)?.[1];
      if (name === undefined) return part;
      return ids[name] ?? ids[`${parts[index - 1]}/${part}`] ?? randomUUID();
    })
    .join("/");
}

const routes = readRoutes();

test("outsiders learn nothing from any page, payload or route, and nothing changes", async () => {
  test.setTimeout(600_000);
  const company = await foundProbed();
  const outsiders = await foundOutsiders(company);
  const before = await stateOf(company);
  const probes = outsiders.flatMap((outsider, turn) =>
    routes.flatMap((route, place) => probesOf({ route, outsider, ids: company.ids }, turn + place)),
  );
  const leaks: string[] = [];
  await inLanes(probes, async ({ route, outsider, address, method, headers, label }) => {
    const answer = await ask(method, address, headers);
    const body = `${await answer.text()} ${JSON.stringify(answer.headers())}`.replaceAll(company.slug, "");
    const told = company.canaries.filter((canary) => !address.includes(canary) && body.includes(canary));
    const refused = isRefusal(answer, outsider, route) || isRefusedPayload(answer, label, body);
    if (told.length > 0 || !refused)
      leaks.push(`${outsider.name} ${label} ${method} ${route.path}: ${answer.status()} ${told.join()}`);
  });
  expect(leaks).toEqual([]);
  expect(await stateOf(company)).toEqual(before);
  process.stdout.write(`${probes.length} requests by outsiders, 0 leaks\n`);
  expect(probes.length).toBeGreaterThan(routes.length * outsiders.length);
});

type Probe = { method: string; headers: Record<string, string>; label: string };
type Probing = { route: Route; outsider: Outsider; ids: Record<string, string> };

/** What an outsider asks of a route; nothing of one that is no organisation's. */
function probesOf(
  { route, outsider, ids }: Probing,
  turn: number,
): (Probe & Omit<Probing, "ids"> & { address: string })[] {
  const address = addressOf(route, ids);
  if (address === null) return [];
  return requestsOf(route, outsider, turn).map((probe) => ({ ...probe, route, outsider, address }));
}

/**
 * A page as a document, and in one of the other ways: five outsiders ask in all of these, and one of them on some page in
 * each. A route by each method, with the cookie or the token in turn.
 */
function requestsOf(route: Route, { cookie, token }: Outsider, turn: number): Probe[] {
  if (route.kind === "page") {
    const [document, ...others] = Object.entries(ASKINGS);
    return [document, others[turn % others.length]].flatMap((asking) =>
      asking === undefined ? [] : [{ method: "GET", headers: { ...asking[1], cookie }, label: asking[0] }],
    );
  }
  const byCookie = { cookie, origin: new URL(String(process.env.PLUMBLINE_E2E_URL)).origin };
  return route.methods.map((method, index) =>
    token === null || (turn + index) % 2 === 0
      ? { method, headers: byCookie, label: "cookie" }
      : { method, headers: { authorization: `Bearer ${token}` }, label: "token" },
  );
}

/** Next.js sends a payload without its checksum to the same address with it: that is asked for, nothing else. */
async function ask(method: string, address: string, headers: Record<string, string>): Promise<Answer> {
  const data = method === "GET" || method === "DELETE" ? undefined : {};
  const answer = await call(method, address, { headers, data });
  const location = answer.headers().location ?? "";
  const again = new URL(location, String(process.env.PLUMBLINE_E2E_URL));
  const own = answer.status() === 307 && again.pathname === address && again.searchParams.has("_rsc");
  return own ? call(method, again.pathname + again.search, { headers, data }) : answer;
}

/** To the sign-in page for nobody in particular; "there is nothing here" for everybody else. */
function isRefusal(answer: Answer, { name }: Outsider, { kind, path }: Route): boolean {
  const status = answer.status();
  const isPage = kind === "page" || !path.startsWith("/api/");
  if (status === 405) return kind === "handler";
  const toSignIn = status >= 302 && status <= 308 && /\/sign-in\b/.test(answer.headers().location ?? "");
  // A handler beside the pages knows sessions only, so that a bearer is nobody to it.
  if (name !== "anonymous") return status === 404 || (isPage && kind === "handler" && toSignIn);
  return isPage ? toSignIn || status === 404 : status === 401;
}

/** A stream of the router's says 200 before it knows: the refusal is in it, in place of the page. */
function isRefusedPayload(answer: Answer, label: string, body: string): boolean {
  if (answer.status() !== 200 || !answer.headers()["content-type"]?.startsWith("text/x-component"))
    return false;
  if (label === "payload") return /NEXT_HTTP_ERROR_FALLBACK;404|NEXT_REDIRECT/.test(body);
  // The loading state of a prefetch, and the names of the folders: nothing of an organisation's.
  return label === "prefetch" || label === "segment";
}

test("a prefetch or a payload of a page is refused like the page itself, for a name that does not exist as well", async () => {
  const company = await foundProbed();
  const stranger = await signUpOutsider("stranger");
  // Documents are compared byte for byte in sessions.spec.
  const { document: _, ...others } = ASKINGS;
  await inLanes(
    routes.filter(({ kind, path }) => kind === "page" && path.includes("[org]")),
    async (route) => {
      for (const headers of Object.values(others)) {
        const tell = async (slug: string) => {
          const address = addressOf(route, { ...company.ids, org: slug }) ?? "";
          const answer = await ask("GET", address, { ...headers, cookie: stranger.cookie });
          return { status: answer.status(), type: answer.headers()["content-type"] };
        };
        expect(await tell(company.slug), route.path).toEqual(await tell("no-such-organisation"));
      }
    },
  );
});
