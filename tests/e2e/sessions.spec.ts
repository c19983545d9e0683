import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readRoutes } from "../support/route-manifest.ts";
import {
  call,
  foundCompany,
  ID,
  newEmail,
  newSlug,
  readConfig,
  signInByCookie,
  stateOf,
} from "./api-client.ts";
import { inLanes } from "./in-lanes.ts";
import { sendRaw } from "./raw-request.ts";
import { actionId, callAction, formArgs, readActions, type ServerAction } from "./server-actions.ts";

const ROOT = join(import.meta.dirname, "../..");
const DEMO_SLUG = "northwind-rail";

/** The actions of an organisation's pages. */
function organizationActions(): ServerAction[] {
  const sources = readdirSync(join(ROOT, "app/orgs/[org]"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("actions.ts"))
    .map((file) => readFileSync(join(ROOT, "app/orgs/[org]", file), "utf8"));
  const names = sources.flatMap((source) =>
    [...source.matchAll(/export async function (\w+)/g)].map(([, name = ""]) => name),
  );
  return readActions().filter(({ name }) => names.includes(name));
}

/** What the forms of the actions send, all in one; none looks at another's fields. */
function filledForm(action: string): FormData {
  const [, form] = formArgs({
    name: "Main",
    confirmation: "Main",
    verdict: "fine",
    reason: "a test",
    email: newEmail(),
    role: "viewer",
    expiresInDays: "90",
    timeZone: "UTC",
    weekStart: "monday",
    productionEnvs: "production",
    cfrDenominator: "evaluated",
    bands: "dora-2024",
    lookbackDays: "35",
    rawRetentionDays: "0",
    metric: "lead_time",
    value: "24",
    from: "2026-01-01",
    kind: action === "makePictureAction" ? "grid" : "freeze",
    text: "Freeze",
  });
  return form;
}

const ON_CONNECTIONS = [
  "connectAction",
  "replaceKeysAction",
  "decideVanishedAction",
  "disconnectAction",
  "purgeAction",
  "chooseRepositoriesAction",
  "chooseWorkflowsAction",
];

/** What a viewer may do: leave, and ask what a mapping would change, which changes nothing. */
const OF_VIEWERS = ["leaveAction", "previewMappingAction"];

/** Calls an action as the pages of the organisation do; `last` is its form, or what is sent in place of it. */
function act({ id, name, page }: ServerAction, as: { slug: string; cookie: string; last: unknown }) {
  const { slug, cookie, last } = as;
  const first = ON_CONNECTIONS.includes(name) ? { slug, connectionId: ID, name: "Main" } : slug;
  const path = page.replace("[org]", slug).replace("[id]", ID);
  return callAction({ id, path, headers: { cookie }, args: [first, ID, last] });
}

test("no action of an organisation does anything for a stranger, nor for a viewer what is not theirs", async () => {
  const actions = organizationActions();
  expect(actions.length).toBeGreaterThan(12);
  const owner = await foundCompany("acted");
  const { slug } = owner;
  const before = await stateOf(owner);
  const [stranger, viewer] = [await signInByCookie(), await signInByCookie("viewer")];
  await inLanes(actions, async (action) => {
    const asStranger = { slug, cookie: stranger, last: filledForm(action.name) };
    const refused = await act(action, asStranger);
    expect(refused.body, `${action.name}: ${refused.status}`).toContain("There is nothing here.");
    const odd = await act(action, { ...asStranger, last: "no form" });
    expect(odd.status, action.name).toBe(200);
    if (OF_VIEWERS.includes(action.name)) return;
    const tooLow = await act(action, { slug: DEMO_SLUG, cookie: viewer, last: filledForm(action.name) });
    expect(tooLow.body, `${action.name}: ${tooLow.status}`).toContain("Your role does not allow this.");
  });
  expect(await stateOf(owner)).toEqual(before);
});

type Stored = { access_token: string; refresh_token: string; user: { id: string } };

/** The session that a cookie carries; it may be cut into parts. */
function sessionIn(cookie: string): Stored {
  const parts = cookie.split("; ").map((part) => part.slice(part.indexOf("=") + 1));
  return JSON.parse(Buffer.from(parts.join("").replace(/^base64-/, ""), "base64url").toString("utf8"));
}

test("a session that nobody signed is nobody, whatever it says", async () => {
  const viewer = sessionIn(await signInByCookie("viewer"));
  const owner = sessionIn(await signInByCookie("owner"));
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const [head = "", body = "", signature = ""] = owner.access_token.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  const signed = viewer.access_token.split(".");
  const forged = [
    `${part({ alg: "none" })}.${body}.`,
    `${part({ alg: "none" })}.${body}.${signature}`,
    `${head}.${body}.${Buffer.from("signature").toString("base64url")}`,
    `${head}.${body}.${signed[2]}`,
    `${signed[0]}.${part({ ...claims, role: "service_role" })}.${signed[2]}`,
    `${head}.${part({ ...claims, exp: claims.exp + 86_400 })}.${signature}`,
  ];
  for (const token of forged) {
    const session = { ...viewer, user: owner.user, access_token: token, refresh_token: "none" };
    const cookie = `plumbline-session=base64-${part(session)}`;
    const page = await sendRaw(`/orgs/${DEMO_SLUG}`, { headers: { cookie } });
    expect([307, 303], token).toContain(page.status);
    expect(String(page.headers.location)).toContain("/sign-in");
    expect(page.body).not.toMatch(/northwind rail/i);
    const ways: Record<string, string>[] = [{ cookie }, { authorization: `Bearer ${token}` }];
    for (const headers of ways)
      expect((await call("GET", `/api/v1/orgs/${DEMO_SLUG}`, { headers })).status(), token).toBe(401);
  }
});

test("each sign-in opens a session of its own, and signing out ends it for good", async () => {
  const [first, second] = [await signInByCookie("manager"), await signInByCookie("manager")];
  expect(sessionIn(first).access_token).not.toBe(sessionIn(second).access_token);
  expect(sessionIn(first).refresh_token).not.toBe(sessionIn(second).refresh_token);
  const { supabaseUrl, publishableKey } = await readConfig();
  const refresh = async (cookie: string) =>
    (
      await call("POST", `${supabaseUrl}/auth/v1/token?grant_type=refresh_token`, {
        headers: { apikey: publishableKey },
        data: { refresh_token: sessionIn(cookie).refresh_token },
      })
    ).status();
  const signOut = { id: actionId("signOutAction"), path: "/orgs", headers: { cookie: first }, args: [] };
  const answer = await callAction(signOut);
  expect(String(answer.headers["set-cookie"])).toMatch(/plumbline-session[^;]*=;.*Max-Age=0/);
  expect(await refresh(first)).toBe(400);
  expect(await refresh(second)).toBe(200);
});

type Tries = { path: string; action: string; address: string; fields: () => Record<string, string> };

/** How many of as many tries at once of a form before sign-in, from one address, are too many. */
async function refusedOf(count: number, { path, action, address, fields }: Tries): Promise<number> {
  const headers = { "x-forwarded-for": address };
  const answers = await Promise.all(
    Array.from({ length: count }, () =>
      callAction({ id: actionId(action), path, headers, args: formArgs(fields()) }),
    ),
  );
  return answers.filter(({ body }) => body.includes("Too many requests")).length;
}

test("mails and codes of a recovery, and new accounts, are limited for each address", async () => {
  const mail = { path: "/recover", action: "recoverAction", fields: () => ({ email: newEmail() }) };
  expect(await refusedOf(12, { ...mail, address: "192.0.2.40" })).toBe(2);
  expect(await refusedOf(1, { ...mail, address: "192.0.2.41" })).toBe(0);
  const code = { ...mail, fields: () => ({ email: newEmail(), intent: "verify", code: "000000" }) };
  expect(await refusedOf(12, { ...code, address: "192.0.2.42" })).toBe(2);
  expect(await refusedOf(1, { ...code, address: "192.0.2.43" })).toBe(0);
  const account = {
    path: "/sign-up",
    action: "signUpAction",
    fields: () => ({ email: newEmail(), password: "short but long" }),
  };
  expect(await refusedOf(62, { ...account, address: "192.0.2.44" })).toBe(2);
});

test("a page of another organisation is the page of an unknown name, byte for byte", async () => {
  const { slug } = await foundCompany("hidden");
  const unknown = newSlug("hidden");
  const cookie = await signInByCookie();
  const ask = async (name: string, path: string) => {
    const address = path.replace("[org]", name).replace("[id]", ID);
    const { status, body } = await sendRaw(address, { headers: { cookie } });
    const bytes = body.replaceAll(name, "SLUG").replaceAll(/[0-9a-f]{32}/g, "NONCE");
    // The page's words and the refusal are ready in either order, also for one and the same name; so are their rows.
    return { path, status, length: bytes.length, rows: bytes.split(/\\n|(?=<script)/).toSorted() };
  };
  const pages = readRoutes().filter(({ kind, path }) => kind === "page" && path.includes("[org]"));
  await inLanes(pages, async ({ path }) =>
    expect(await ask(slug, path)).toEqual({ ...(await ask(unknown, path)), status: 404 }),
  );
});
