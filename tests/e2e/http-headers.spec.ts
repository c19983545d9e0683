import { expect, test } from "@playwright/test";
import { readRoutes } from "../support/route-manifest.ts";
import { startSecondWeb } from "../support/second-web.ts";
import { ID, readConfig, signInByCookie } from "./api-client.ts";
import { product, type RawAnswer, sendRaw } from "./raw-request.ts";

const DEMO_SLUG = "northwind-rail";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every page and route handler, with something in the place of each part in brackets. */
function builtPaths(): string[] {
  return readRoutes().map(({ path }) =>
    path
      .replace("[org]", DEMO_SLUG)
      .replace("[provider]", "github")
      .replace(/\[\.\.\.[^\]]+\]/, "no/such/thing")
      .replace(/\[[^\]]+\]/g, ID),
  );
}

const directives = (answer: RawAnswer) =>
  new Map(
    String(answer.headers["content-security-policy"])
      .split("; ")
      .map((text): [string, string] => [text.split(" ")[0] ?? "", text.split(" ").slice(1).join(" ")]),
  );

/** The address of an invitation or of a mail, the way back to it, and that of a picture is its secret. */
function referrerPolicyOf(path: string): string {
  if (path.startsWith("/i/")) return "no-referrer";
  const own = /^\/(?:invite\/|confirm|callback|sign-in|sign-up)/.test(path);
  return own ? "same-origin" : "strict-origin-when-cross-origin";
}

/** What every answer carries, whoever asks and whatever became of it. */
function expectSafe(answer: RawAnswer, shown: string): void {
  const { headers } = answer;
  const [, age = "0"] = /^max-age=(\d+); includeSubDomains$/.exec(
    String(headers["strict-transport-security"]),
  ) ?? [""];
  expect(Number(age), shown).toBeGreaterThanOrEqual(31_536_000);
  expect(headers, shown).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": referrerPolicyOf(shown),
    "cross-origin-opener-policy": "same-origin",
  });
  // A page that is not found says the same in more words.
  expect(String(headers["cache-control"]).split(", "), shown).toEqual(
    expect.arrayContaining(["private", "no-store"]),
  );
  expect(String(headers["permissions-policy"]), shown).toContain("camera=()");
  expect(String(headers["x-request-id"]), shown).toMatch(UUID);
  expect(headers["x-powered-by"], shown).toBeUndefined();
  const policy = directives(answer);
  for (const name of ["object-src", "base-uri", "frame-ancestors"])
    expect(policy.get(name), `${shown} ${name}`).toBe("'none'");
  expect([...policy.values()].join(" "), shown).not.toContain("unsafe-eval");
  const scripts = policy.get("script-src") ?? policy.get("default-src");
  expect(scripts, shown).not.toContain("unsafe-inline");
}

/** Each script of a page has the nonce of its policy. */
function expectNonces(answer: RawAnswer, shown: string): string {
  const nonce = /'nonce-([0-9a-f]{32})'/.exec(directives(answer).get("script-src") ?? "")?.[1] ?? "";
  expect(nonce, shown).not.toBe("");
  const scripts = [...answer.body.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
  expect(
    scripts.filter((attributes) => !attributes.includes(`nonce="${nonce}"`)),
    shown,
  ).toEqual([]);
  return nonce;
}

for (const who of ["nobody", "the owner"] as const) {
  test(`every page and route of the build answers ${who} with every security header`, async () => {
    const cookie = who === "nobody" ? "" : await signInByCookie("owner");
    const paths = builtPaths();
    expect(paths.length).toBeGreaterThan(30);
    const ids = new Set<string>();
    const nonces = new Set<string>();
    let pages = 0;
    for (const path of [
      ...paths,
      "/no-such-page",
      `/orgs/${DEMO_SLUG}/no-such-page`,
      "/api",
      "/api/nothing",
    ]) {
      const answer = await sendRaw(path, { headers: cookie === "" ? {} : { cookie } });
      const shown = `${path} ${answer.status}`;
      expect(answer.status, shown).toBeLessThan(500);
      expectSafe(answer, shown);
      ids.add(String(answer.headers["x-request-id"]));
      const type = String(answer.headers["content-type"]);
      if (type.startsWith("text/html") && answer.body !== "") {
        nonces.add(expectNonces(answer, shown));
        pages += 1;
      }
      if (type.startsWith("application/json") && answer.status >= 400) {
        expect(JSON.parse(answer.body).error.requestId, shown).toBe(answer.headers["x-request-id"]);
      }
      if (who === "nobody" && path.startsWith("/orgs") && !path.endsWith("/no-such-page")) {
        expect([307, 308], shown).toContain(answer.status);
        expect(new URL(String(answer.headers.location), product()).pathname).toBe("/sign-in");
        expect(answer.body).not.toMatch(/northwind rail/i);
      }
    }
    expect(ids.size).toBe(paths.length + 4);
    expect(nonces.size).toBe(pages);
  });
}

test("files have the headers too", async () => {
  const cookie = await signInByCookie("owner");
  const headers = { cookie, accept: "text/csv" };
  for (const path of [
    `/api/v1/orgs/${DEMO_SLUG}/deployments?env=*`,
    `/api/v1/orgs/${DEMO_SLUG}/incidents`,
    `/api/v1/orgs/${DEMO_SLUG}/audit`,
    `/orgs/${DEMO_SLUG}/settings/audit/export`,
  ]) {
    const answer = await sendRaw(path, { headers });
    expect(answer.status, path).toBe(200);
    expectSafe(answer, path);
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
    expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="[\w.-]+"$/);
  }
});

test("what fails on our side has the headers, tells nothing, and is in the log under its id", async () => {
  const web = await startSecondWeb((await readConfig()).supabaseUrl);
  try {
    const cookie = await signInByCookie("owner");
    const ask = (path: string) => sendRaw(path, { url: web.url, headers: { cookie } });
    const page = `/orgs/${DEMO_SLUG}/settings/audit`;
    expect((await ask(page)).status).toBe(200);
    for (const name of ["record_settings_visit", "list_sync_runs", "report_dora", "count_due_work"])
      web.broken.add(`/rest/v1/rpc/${name}`);

    const api = await ask(`/api/v1/orgs/${DEMO_SLUG}/dora`);
    expect(api.status).toBe(500);
    expectSafe(api, "api");
    const { error } = JSON.parse(api.body);
    expect(error).toEqual({
      code: "internal",
      message: "Something went wrong on our side.",
      requestId: api.headers["x-request-id"],
    });
    const failed = await ask(page);
    expect(failed.status).toBe(500);
    expectSafe(failed, "page");
    expectNonces(failed, "page");
    expect(failed.body).not.toContain("broken by the test");
    const ready = await ask("/api/health/ready");
    expect([ready.status, JSON.parse(ready.body)]).toEqual([
      503,
      { status: "failing", failing: ["database"] },
    ]);

    for (const answer of [api, failed, ready]) {
      const id = String(answer.headers["x-request-id"]);
      const lines = () => web.log().filter((line) => line.requestId === id);
      await expect.poll(lines, { message: id }).toHaveLength(1);
      expect(JSON.stringify(lines())).toContain("broken by the test");
    }
    // An outage of the sign-in is no sign-out.
    web.broken.add("/auth/v1/user");
    const kept = await ask(page);
    expect([kept.status, kept.headers.location, kept.headers["set-cookie"]]).toEqual([
      500,
      undefined,
      undefined,
    ]);
    expect((await ask(`/api/v1/orgs/${DEMO_SLUG}/dora`)).status).toBe(503);
  } finally {
    await web.close();
  }
});
