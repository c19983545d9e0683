import { expect, test } from "@playwright/test";
import { readRoutes } from "../support/route-manifest.ts";
import { call, foundCompany, ID, makeToken, signInByCookie, stateOf } from "./api-client.ts";
import { inLanes } from "./in-lanes.ts";
import { product, sendRaw } from "./raw-request.ts";
import { readActions } from "./server-actions.ts";

const DEMO_SLUG = "northwind-rail";
/** Words that only a member of the demo company may read. */
const CANARY = /northwind rail|timetable|ticket/i;

/** All that the framework may say of what it cannot decode: that it failed, and a number under which the log has why. */
const BARE_FAILURE = /^(?:Internal Server Error|0:\{"a":"\$@1",[^\n]*\}\n1:E\{"digest":"\d+"\}\n)$/;

/** Whether an answer to nonsense tells how the product is built, or repeats what was sent. */
function isTelling({ status, body }: { status: number; body: string }): boolean {
  const words = /node_modules|"stack"|(?:Syntax|Type|Range|Reference)Error|__proto__|\$ACTION|constructor/;
  return words.test(body) || (status >= 500 && !BARE_FAILURE.test(body));
}

const own = () => new URL(product()).origin;
/** An address that no other test comes from: what is refused here must not close anything to them. */
const NOBODY_ELSE = { "x-forwarded-for": "192.0.2.99" };

test("a state-changing call by cookie is refused on every operation unless it comes from our own origin", async () => {
  const cookie = await signInByCookie("owner");
  const document = await (await call("GET", "/api/v1/openapi.json")).json();
  const operations = Object.entries<Record<string, object>>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== "get")
      .map((method) => ({ method, path: path.replace("{org}", DEMO_SLUG).replace(/\{\w+\}/g, ID) })),
  );
  expect(operations.length).toBeGreaterThanOrEqual(8);
  const foreign: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: `${own()}.evil.example` },
    { origin: `${own()}0` },
    { origin: own().replace(/:\d+$/, "") },
    { origin: own().replace("http:", "ftp:") },
    { origin: own(), host: "evil.example" },
    { origin: own(), "x-forwarded-host": "evil.example" },
    { referer: `${own()}/orgs`, "sec-fetch-site": "cross-site" },
  ];
  // What a body calls itself changes nothing of where it comes from: one of them with each, in turn.
  const types = ["application/json", "text/plain", "application/x-www-form-urlencoded"];
  await inLanes(operations, async ({ method, path }, turn) => {
    for (const [index, odd] of foreign.entries()) {
      const type = String(types[(turn + index) % types.length]);
      const answer = await sendRaw(path, {
        method: method.toUpperCase(),
        headers: { cookie, "content-type": type, ...odd },
        body: "{}",
      });
      expect(answer.status, `${method} ${path} ${JSON.stringify(odd)} ${type}`).toBe(403);
    }
  });
});

test("reading changes nothing, whoever sends the reader", async () => {
  const of = await foundCompany();
  const { id } = await makeToken(of);
  const before = await stateOf(of);
  await inLanes(readRoutes(), async ({ path }) => {
    const target = path
      .replace("[org]", of.slug)
      .replace("[id]", id)
      .replace(/\[[^\]]+\]/g, "x");
    // A file, which is noted in the audit log on purpose.
    if (target.endsWith("/export")) return;
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      const answer = await sendRaw(`${target}?_method=DELETE&purge=true&mode=deep`, {
        method,
        headers: {
          authorization: `Bearer ${of.token}`,
          origin: "https://evil.example",
          "x-http-method-override": "DELETE",
        },
      });
      expect(answer.status, `${method} ${target}`).toBeLessThan(500);
    }
  });
  expect(await stateOf(of)).toEqual(before);
});

test("signing in never leads to another place", async () => {
  const cookie = await signInByCookie();
  for (const next of [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "/%2f%2fevil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/\tevil.example",
    "/ /evil.example",
    "/@evil.example",
    "/.evil.example//evil.example",
    `${own()}@evil.example`,
  ]) {
    const query = `next=${encodeURIComponent(next)}`;
    for (const path of [`/sign-in?${query}`, `/sign-up?${query}`, `/callback?${query}&code=x`]) {
      const answer = await sendRaw(path, { headers: { cookie, ...NOBODY_ELSE } });
      expect([302, 303, 307, 308], `${path} ${answer.status}`).toContain(answer.status);
      expect(new URL(String(answer.headers.location), own()).origin, path).toBe(own());
    }
    const form = await sendRaw(`/sign-in?${query}`);
    expect(form.status).toBe(200);
    const kept = [...form.body.matchAll(/name="next" value="([^"]*)"|sign-up\?next=([^"\\]*)/g)].map(
      ([, value, query = ""]) => value ?? decodeURIComponent(query),
    );
    expect(kept.length).toBeGreaterThan(1);
    for (const path of kept) expect(new URL(path, own()).origin, next).toBe(own());
  }
});

test("no header, suffix or query reaches a page past its guard", async () => {
  const stranger = await signInByCookie();
  const member = await signInByCookie("viewer");
  const again = Array(7).fill("proxy").join(":");
  const tricks: { path?: (path: string) => string; headers?: Record<string, string> }[] = [
    {},
    { headers: { "x-middleware-subrequest": "proxy" } },
    { headers: { "x-middleware-subrequest": again } },
    {
      headers: {
        "x-middleware-subrequest":
          "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
      },
    },
    { headers: { "x-middleware-next": "1", "x-middleware-rewrite": `/orgs/${DEMO_SLUG}` } },
    { headers: { "x-nextjs-data": "1" } },
    { headers: { rsc: "1" }, path: (path) => `${path}?_rsc=abc12` },
    { headers: { rsc: "1", "next-router-prefetch": "1" }, path: (path) => `${path}?_rsc=abc12` },
    { headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" }, path: (path) => `${path}?_rsc=x` },
    { path: (path) => `${path}.rsc` },
    { path: (path) => `${path}.segments/_tree.segment.rsc` },
    { path: (path) => path.replace("/orgs/", "/orgs//") },
    { path: (path) => path.replace("/orgs/", "/./orgs/") },
    { path: (path) => path.replace("/orgs", "/%6frgs") },
    { path: (path) => `/_next/data/x${path}.json` },
    { path: (path) => `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75` },
    { headers: { "x-path": `/orgs/${DEMO_SLUG}`, "x-nonce": "abc", "x-request-id": "mine" } },
    { headers: { "x-forwarded-host": "evil.example", "x-original-url": `/orgs/${DEMO_SLUG}` } },
  ];
  const pages = [
    "",
    "/data-quality/runs",
    "/settings/connections",
    "/settings/audit",
    "/settings/tokens",
    "/settings/pictures",
    "/settings/audit/export",
  ];
  const seen = await sendRaw(`/orgs/${DEMO_SLUG}`, { headers: { cookie: member } });
  expect(seen.body).toMatch(CANARY);
  for (const page of pages) {
    await inLanes(tricks, async ({ path = (text: string) => text, headers = {} }) => {
      for (const cookie of ["", stranger]) {
        const target = path(`/orgs/${DEMO_SLUG}${page}`);
        const answer = await sendRaw(target, {
          headers: { ...headers, ...(cookie === "" ? {} : { cookie }) },
        });
        const shown = `${target} ${JSON.stringify(headers)} ${answer.status}`;
        expect(answer.status, shown).toBeLessThan(500);
        expect(answer.body, shown).not.toMatch(CANARY);
        expect(answer.headers["x-request-id"], shown).not.toBe("mine");
      }
    });
  }
});

test("an action that is called with nonsense, or from another site, does nothing and breaks nothing", async () => {
  const actions = readActions().map(({ id }) => id);
  expect(actions.length).toBeGreaterThan(8);
  const cookie = await signInByCookie();
  /** What reaches an action: it is called with that. */
  const called = ["null", "{}", "[]", '["$Q1","$W2","$K3"]', '["northwind-rail",{"status":"idle"},"$K1"]'];
  /** What the framework refuses, or makes something of that no action asks for. */
  const bodies = [
    "",
    "[",
    '["$F1"]',
    '["$@0"]',
    '["$1:__proto__:constructor"]',
    "[".repeat(200_000) + "]".repeat(200_000),
    "\u0000\u0001",
  ];
  const boundary = "----x";
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const forms = [
    "",
    `--${boundary}--`,
    `${part("0", '["$K1"]')}`,
    `${part("0", '["$F1","$@2"]')}${part("1", '{"id":"x#constructor","bound":null}')}--${boundary}--\r\n`,
    `${part("$ACTION_REF_1", "")}${part("$ACTION_1:0", '{"id":"x","bound":"$@1"}')}--${boundary}--\r\n`,
    `${part("0", '["$1:constructor:constructor"]')}${part("1", "{}")}--${boundary}--\r\n`,
    `${part("__proto__", "1")}--${boundary}--\r\n`,
  ];
  const failures: string[] = [];
  const asText = (body: string) => ({ type: "text/plain;charset=UTF-8", body });
  const attempts = [
    ...bodies.map(asText),
    ...forms.map((body) => ({ type: `multipart/form-data; boundary=${boundary}`, body })),
    { type: "multipart/form-data", body: "x" },
    { type: "application/x-www-form-urlencoded", body: "a=b" },
    { type: "application/octet-stream", body: "x" },
  ];
  const paths = ["/sign-in", "/orgs", `/orgs/${DEMO_SLUG}/settings/general`];
  await inLanes([...actions, "0".repeat(42), "x", "__proto__"], async (action, turn) => {
    const common = { cookie, "next-action": action, origin: own(), ...NOBODY_ELSE };
    // What is refused before the action is looked for is sent to one after the other.
    const inTurn = attempts.filter((_, index) => index % 3 === turn % 3);
    for (const [index, { type, body }] of [...called.map(asText), ...inTurn].entries()) {
      const path = String(paths[(turn + index) % paths.length]);
      const answer = await sendRaw(path, {
        method: "POST",
        headers: { ...common, "content-type": type },
        body,
      });
      if (isTelling(answer))
        failures.push(`${answer.status} ${action.slice(0, 8)} ${path} ${type} ${body.slice(0, 40)}`);
    }
    const foreign = await sendRaw("/orgs", {
      method: "POST",
      headers: {
        cookie,
        "next-action": action,
        origin: "https://evil.example",
        "content-type": "text/plain",
      },
      body: "[]",
    });
    if (foreign.status !== 403) failures.push(`${foreign.status} ${action.slice(0, 8)} from another site`);
  });
  // Without an id in a header it is a form that was sent before its scripts had loaded.
  for (const body of forms) {
    const type = `multipart/form-data; boundary=${boundary}`;
    const headers = { cookie, origin: own(), "content-type": type };
    const answer = await sendRaw("/sign-in", { method: "POST", headers, body });
    if (answer.status < 400 || isTelling(answer)) failures.push(`${answer.status} ${body.slice(0, 60)}`);
  }
  expect(failures).toEqual([]);
  const alive = await call("GET", "/api/health/ready");
  expect(alive.status()).toBe(200);
});
