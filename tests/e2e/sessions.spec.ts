import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readRoutes } from "../support/route-manifest.ts";
import {
  api,
  call,
  config,
  foundCompany,
  ID,
  newEmail,
  newSlug,
  openApi,
  type Session,
  signInByCookie,
} from "./api-client.ts";
import { sendRaw } from "./raw-request.ts";

const ROOT = join(import.meta.dirname, "../..");
const DEMO_SLUG = "northwind-rail";

/** What runs in the browser; the package has no types for it. */
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.browser.js",
) as { encodeReply: (value: unknown) => Promise<string | FormData> };

test.beforeAll(({ playwright, baseURL }) => openApi(playwright, baseURL));
test.afterAll(() => api.dispose());

type Action = { id: string; name: string; page: string };

/** The actions of an organisation's pages, with a page that each is called from. */
function readActions(): Action[] {
  const sources = readdirSync(join(ROOT, "app/orgs/[org]"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("actions.ts"))
    .map((file) => readFileSync(join(ROOT, "app/orgs/[org]", file), "utf8"));
  const names = sources.flatMap((source) =>
    [...source.matchAll(/export async function (\w+)/g)].map(([, name = ""]) => name),
  );
  const manifest = JSON.parse(
    readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8"),
  ) as { node: Record<string, { exportedName?: string; workers: Record<string, unknown> }> };
  return Object.entries(manifest.node)
    .filter(([, { exportedName = "" }]) => names.includes(exportedName))
    .map(([id, { exportedName = "", workers }]) => ({
      id,
      name: exportedName,
      page: String(Object.keys(workers)[0])
        .replace(/^app|\/page$/g, "")
        .replaceAll(/\/\([^)]*\)/g, ""),
    }));
}

/** What the forms of the actions send, all in one; none looks at another's fields. */
function filledForm(): FormData {
  const form = new FormData();
  const fields = {
    name: "Main",
    confirmation: "Main",
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
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const ON_CONNECTIONS = ["connectAction", "replaceKeysAction", "disconnectAction", "purgeAction"];

/** Calls an action as the pages of the organisation do; `last` is its form, or what is sent in place of it. */
async function act(url: string, action: Action, as: { slug: string; cookie: string; last: unknown }) {
  const { slug, cookie, last } = as;
  const first = ON_CONNECTIONS.includes(action.name) ? { slug, connectionId: ID, name: "Main" } : slug;
  const encoded = new Response(await encodeReply([first, ID, last]));
  return sendRaw(url, action.page.replace("[org]", slug).replace("[id]", ID), {
    method: "POST",
    headers: {
      cookie,
      "next-action": action.id,
      "content-type": String(encoded.headers.get("content-type")),
      origin: new URL(url).origin,
    },
    body: await encoded.text(),
  });
}

async function stateOf(session: Session, slug: string): Promise<unknown> {
  const lists = ["", "/members", "/invitations", "/tokens", "/connections", "/sync-runs", "/audit"];
  return Promise.all(lists.map((list) => session.get(`/api/v1/orgs/${slug}${list}`)));
}

test("no action of an organisation does anything for a stranger, nor for a viewer what is not theirs", async ({
  baseURL,
}) => {
  const url = String(baseURL);
  const actions = readActions();
  expect(actions.length).toBeGreaterThan(12);
  const owner = await foundCompany("acted");
  const { slug } = owner;
  const before = await stateOf(owner, slug);
  const [stranger, viewer] = [await signInByCookie(), await signInByCookie("viewer")];
  for (const action of actions) {
    const asStranger = { slug, cookie: stranger, last: filledForm() };
    const refused = await act(url, action, asStranger);
    expect(refused.body, `${action.name}: ${refused.status}`).toContain("There is nothing here.");
    const odd = await act(url, action, { ...asStranger, last: "no form" });
    expect(odd.status, action.name).toBe(200);
    // A viewer may leave.
    if (action.name === "leaveAction") continue;
    const tooLow = await act(url, action, { slug: DEMO_SLUG, cookie: viewer, last: filledForm() });
    expect(tooLow.body, `${action.name}: ${tooLow.status}`).toContain("Your role does not allow this.");
  }
  expect(await stateOf(owner, slug)).toEqual(before);
});

type Stored = { access_token: string; refresh_token: string; user: { id: string } };

/** The session that a cookie carries; it may be cut into parts. */
function sessionIn(cookie: string): Stored {
  const parts = cookie.split("; ").map((part) => part.slice(part.indexOf("=") + 1));
  return JSON.parse(Buffer.from(parts.join("").replace(/^base64-/, ""), "base64url").toString("utf8"));
}

test("a session that nobody signed is nobody, whatever it says", async ({ baseURL }) => {
  const url = String(baseURL);
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
    const page = await sendRaw(url, `/orgs/${DEMO_SLUG}`, { headers: { cookie } });
    expect([307, 303], token).toContain(page.status);
    expect(String(page.headers.location)).toContain("/sign-in");
    expect(page.body).not.toMatch(/northwind rail/i);
    const ways: Record<string, string>[] = [{ cookie }, { authorization: `Bearer ${token}` }];
    for (const headers of ways)
      expect((await call("GET", `/api/v1/orgs/${DEMO_SLUG}`, { headers })).status(), token).toBe(401);
  }
});

test("each sign-in opens a session of its own, and signing out ends it for good", async ({ baseURL }) => {
  const url = String(baseURL);
  const [first, second] = [await signInByCookie("manager"), await signInByCookie("manager")];
  expect(sessionIn(first).access_token).not.toBe(sessionIn(second).access_token);
  expect(sessionIn(first).refresh_token).not.toBe(sessionIn(second).refresh_token);
  const refresh = async (cookie: string) =>
    (
      await api.post(`${config.supabaseUrl}/auth/v1/token?grant_type=refresh_token`, {
        headers: { apikey: config.publishableKey },
        data: { refresh_token: sessionIn(cookie).refresh_token },
      })
    ).status();
  const manifest = readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8");
  const { node } = JSON.parse(manifest) as { node: Record<string, { exportedName?: string }> };
  const signOut = Object.keys(node).find((id) => node[id]?.exportedName === "signOutAction") ?? "";
  const answer = await sendRaw(url, "/orgs", {
    method: "POST",
    headers: {
      cookie: first,
      "next-action": signOut,
      "content-type": "text/plain;charset=UTF-8",
      origin: new URL(url).origin,
    },
    body: "[]",
  });
  expect(String(answer.headers["set-cookie"])).toMatch(/plumbline-session[^;]*=;.*Max-Age=0/);
  expect(await refresh(first)).toBe(400);
  expect(await refresh(second)).toBe(200);
});

/** What a form of the pages before sign-in says to as many tries at once, from one address. */
async function tryForm(
  url: string,
  name: string,
  tries: { address: string; fields: Record<string, string> }[],
) {
  const manifest = readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8");
  const { node } = JSON.parse(manifest) as { node: Record<string, { exportedName?: string }> };
  const id = Object.keys(node).find((one) => node[one]?.exportedName === name) ?? "";
  const answers = await Promise.all(
    tries.map(async ({ address, fields }) => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      const encoded = new Response(await encodeReply([{ status: "idle" }, form]));
      const headers = {
        "next-action": id,
        "content-type": String(encoded.headers.get("content-type")),
        origin: new URL(url).origin,
        "x-forwarded-for": address,
      };
      const path = name === "signUpAction" ? "/sign-up" : "/recover";
      return (await sendRaw(url, path, { method: "POST", headers, body: await encoded.text() })).body;
    }),
  );
  return answers.filter((body) => body.includes("Too many requests")).length;
}

test("mails and codes of a recovery, and new accounts, are limited for each address", async ({ baseURL }) => {
  const url = String(baseURL);
  const many = (count: number, fields: () => Record<string, string>, address: string) =>
    Array.from({ length: count }, () => ({ address, fields: fields() }));
  const mail = () => ({ email: newEmail() });
  expect(await tryForm(url, "recoverAction", many(12, mail, "198.51.100.40"))).toBe(2);
  expect(await tryForm(url, "recoverAction", many(1, mail, "198.51.100.41"))).toBe(0);
  const code = () => ({ email: newEmail(), intent: "verify", code: "000000" });
  expect(await tryForm(url, "recoverAction", many(12, code, "198.51.100.42"))).toBe(2);
  expect(await tryForm(url, "recoverAction", many(1, code, "198.51.100.43"))).toBe(0);
  const account = () => ({ email: newEmail(), password: "short but long" });
  expect(await tryForm(url, "signUpAction", many(62, account, "198.51.100.44"))).toBe(2);
});

test("a page of another organisation is the page of an unknown name, byte for byte", async ({ baseURL }) => {
  const url = String(baseURL);
  const { slug } = await foundCompany("hidden");
  const unknown = newSlug("hidden");
  const cookie = await signInByCookie();
  const ask = async (name: string, path: string) => {
    const address = path.replace("[org]", name).replace("[id]", ID);
    const { status, body } = await sendRaw(url, address, { headers: { cookie } });
    return { path, status, body: body.replaceAll(name, "SLUG").replaceAll(/[0-9a-f]{32}/g, "NONCE") };
  };
  for (const { path } of readRoutes().filter(({ kind, path }) => kind === "page" && path.includes("[org]")))
    expect(await ask(slug, path)).toEqual({ ...(await ask(unknown, path)), status: 404 });
});
