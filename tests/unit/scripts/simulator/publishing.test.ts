import { describe, expect, test } from "vitest";
import { dashboardOf } from "#lib/domain/publish/dashboards/build.ts";
import { DASHBOARD_KINDS } from "#lib/domain/publish/dashboards/dashboard.ts";
import { API_KEY, APP_KEY, account, NOW, start } from "./harness.ts";

const now = NOW.getTime() / 1000;
const one = { metric: "plumbline.a", type: 3, points: [{ timestamp: now, value: 1 }] };

async function send(series: unknown, padding = 0) {
  const { url } = await start();
  const response = await fetch(`${url}/api/v2/series`, {
    method: "POST",
    headers: { "dd-api-key": API_KEY },
    body: JSON.stringify({ series }) + " ".repeat(padding),
  });
  return { status: response.status, errors: (await response.json()).errors as string[] };
}

describe("a body of series", () => {
  test.each([
    ["a point older than an hour", { points: [{ timestamp: now - 3601, value: 1 }] }, "1 hour in the past"],
    ["one too far ahead", { points: [{ timestamp: now + 601, value: 1 }] }, "10 minutes in the future"],
    ["a name with a dash", { metric: "a-b" }, "invalid metric name"],
    ["a name beginning with a digit", { metric: "1a" }, "invalid metric name"],
    ["a tag in capitals", { tags: ["env:Live"] }, "invalid tag"],
    ["a tag that ends in a colon", { tags: ["env:"] }, "invalid tag"],
    ["a long tag", { tags: [`env:${"x".repeat(197)}`] }, "invalid tag"],
  ])("with %s is taken without it, which is told", async (_, change, words) => {
    const { status, errors } = await send([one, { ...one, ...change }]);
    expect([status, errors.length]).toEqual([202, 1]);
    expect(errors[0]).toContain(words);
  });

  test.each([
    ["no series", [], 400],
    ["no points", [{ ...one, points: [] }], 400],
    ["a value that is no number", [{ ...one, points: [{ timestamp: now, value: "1" }] }], 400],
    ["a type that there is not", [{ ...one, type: 9 }], 400],
  ])("with %s is refused", async (_, series, status) => {
    expect((await send(series)).status).toBe(status);
  });

  test("that is too large is refused as such", async () => {
    expect(await send([one], 512_000)).toMatchObject({ status: 413 });
  });
});

describe("a dashboard", () => {
  const settings = {
    ...{ enabled: true, prefix: "plumbline", env: "live", service: "plumbline", team: null, tags: [] },
    ...{ connectionId: null, resend: true, verify: false, version: 1 },
  };
  const words = { title: "Health", description: "", check: {}, day: (ago: number) => `-${ago}d` };
  const picture = "https://plumbline.test/i/abcdefghijklmnopqrstuvwxyz.png";
  const bodyOf = (kind: (typeof DASHBOARD_KINDS)[number]) => dashboardOf(kind, { settings, words }, picture);

  async function open() {
    const scopes = ["dashboards_write"];
    const { url } = await start({ accounts: [account({ appKeys: [{ key: APP_KEY, scopes }] })] });
    return async (method: string, id: string | null, body?: unknown) => {
      const response = await fetch(`${url}/api/v1/dashboard${id === null ? "" : `/${id}`}`, {
        method,
        headers: { "dd-api-key": API_KEY, "dd-application-key": APP_KEY },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };
  }

  test.each(DASHBOARD_KINDS)("as we make the %s is taken, read again and replaced", async (kind) => {
    const ask = await open();
    const made = await ask("POST", null, bodyOf(kind));
    expect(made.status).toBe(200);
    expect(await ask("GET", made.body.id)).toEqual({ status: 200, body: bodyOf(kind) });
    expect((await ask("PUT", made.body.id, bodyOf("table"))).body).toEqual(made.body);
  });

  test("with an unknown field, or a Vega specification without its wrapper, is refused", async () => {
    const ask = await open();
    expect((await ask("POST", null, { ...bodyOf("table"), odd: 1 })).status).toBe(400);
    const wildcard = structuredClone(bodyOf("wildcard"));
    const definition = wildcard?.widgets[0]?.definition ?? {};
    definition.specification = (definition.specification as { contents: object }).contents;
    expect((await ask("POST", null, wildcard)).status).toBe(400);
    expect((await ask("PUT", "unknown", bodyOf("table"))).status).toBe(404);
  });
});
