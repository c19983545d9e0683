import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  API_KEY,
  APP_KEY,
  account,
  answerOf,
  control,
  deployment,
  get,
  ids,
  keys,
  list,
  NOW,
  start,
} from "./harness.ts";

const unauthorized = { status: 401, body: { errors: ["Unauthorized"] } };
const forbidden = { status: 403, body: { errors: ["Forbidden"] } };
const [OTHER_API_KEY, OTHER_APP_KEY] = ["d".repeat(32), "e".repeat(40)];
const other = {
  id: "other",
  apiKeys: [OTHER_API_KEY],
  appKeys: [{ key: OTHER_APP_KEY, scopes: ["dora_metrics_read"] }],
};

describe("keys", () => {
  test.each([
    ["no keys", {}],
    ["only the API key", { "dd-api-key": API_KEY }],
    ["only the application key", { "dd-application-key": APP_KEY }],
    ["an unknown API key", { ...keys, "dd-api-key": "c".repeat(32) }],
    ["an unknown application key", { ...keys, "dd-application-key": "c".repeat(40) }],
  ])("are refused: %s", async (_, headers) => {
    expect(await answerOf(await list(await start(), {}, { headers }))).toEqual(unauthorized);
  });

  test("are checked before the body", async () => {
    expect(await answerOf(await list(await start(), { from: 1 }, { headers: {} }))).toEqual(unauthorized);
  });

  test("of two accounts do not work together", async () => {
    const running = await start({ accounts: [account(), account(other)] });
    const headers = { ...keys, "dd-application-key": OTHER_APP_KEY };
    expect(await answerOf(await list(running, {}, { headers }))).toEqual(unauthorized);
  });

  test("without the scope are forbidden, with Datadog's words", async () => {
    const appKeys = [{ key: APP_KEY, scopes: ["dashboards_read"] }];
    const running = await start({ accounts: [account({ appKeys })] });
    expect(await answerOf(await list(running))).toEqual({
      status: 403,
      body: { errors: ["Forbidden", "Failed permission authorization checks"] },
    });
  });

  test("select the account whose events are shown", async () => {
    const content = (id: string) => ({
      kind: "events" as const,
      deployments: [deployment(id, "2026-11-01T10:00:00Z")],
    });
    const running = await start({
      accounts: [account({ content: content("mine") }), account({ ...other, content: content("theirs") })],
    });
    const headers = { "dd-api-key": OTHER_API_KEY, "dd-application-key": OTHER_APP_KEY };
    expect(await ids(await list(running))).toEqual(["mine"]);
    expect(await ids(await list(running, {}, { headers }))).toEqual(["theirs"]);
  });

  test("of a taken account are not given to another", async () => {
    const { simulator } = await start();
    expect(() => simulator.createAccount(account({ id: "other" }))).toThrow("taken");
  });
});

describe("the site", () => {
  test.each([
    ["datadoghq.eu", 200],
    ["Datadoghq.EU", 200],
    ["datadoghq.com", 401],
    ["ddog-gov.com", 404],
    ["us2.ddog-gov.com", 404],
  ])("of an account on datadoghq.eu, named %s by the client, answers %i", async (site, status) => {
    const running = await start({ accounts: [account({ site: "datadoghq.eu" })] });
    const response = await list(running, {}, { headers: { ...keys, "x-datadog-site": site } });
    expect(response.status).toBe(status);
  });

  test("makes the API key invalid when it is another's", async () => {
    const headers = { ...keys, "x-datadog-site": "us5.datadoghq.com" };
    expect(await answerOf(await get(await start(), "/api/v1/validate", headers))).toEqual(forbidden);
  });
});

describe("validation of the API key", () => {
  test("says valid, without an application key", async () => {
    const response = await get(await start(), "/api/v1/validate", { "dd-api-key": API_KEY });
    expect(await answerOf(response)).toEqual({ status: 200, body: { valid: true } });
  });

  test("forbids an unknown key", async () => {
    expect(await answerOf(await get(await start(), "/api/v1/validate", {}))).toEqual(forbidden);
  });
});

describe("submitted series", () => {
  const payload = {
    series: [{ metric: "plumbline.cfr", type: 3, points: [{ timestamp: NOW.getTime() / 1000, value: 0.1 }] }],
  };
  const text = JSON.stringify(payload);

  test.each([
    ["identity", text],
    ["gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
  ])("encoded as %s are accepted and kept for reading", async (encoding, body) => {
    const running = await start();
    const headers = { "dd-api-key": API_KEY, "content-encoding": encoding };
    const response = await fetch(`${running.url}/api/v2/series`, { method: "POST", headers, body });
    expect(await answerOf(response)).toEqual({ status: 202, body: { errors: [] } });
    const read = await control(running, "GET series?account=acme");
    expect(read.body).toMatchObject([{ account: "acme", body: payload }]);
  });

  test("are refused without a known key, or when they are no JSON", async () => {
    const { url } = await start();
    const post = (headers: Record<string, string>) =>
      fetch(`${url}/api/v2/series`, { method: "POST", headers, body: "{" });
    expect((await post({})).status).toBe(403);
    expect((await post({ "dd-api-key": API_KEY })).status).toBe(400);
  });
});

describe("rate limits", () => {
  const names = ["limit", "period", "remaining", "reset", "name"];

  function limits({ headers }: Response): (string | null)[] {
    return names.map((name) => headers.get(`x-ratelimit-${name}`));
  }

  test("are told on each answer, refusals included", async () => {
    const running = await start();
    const refused = await list(running, {}, { headers: {} });
    for (const response of [await list(running), refused, await get(running, "/")])
      expect(limits(response)).not.toContain(null);
  });

  test("count down, end in 429, and begin again with the next period", async () => {
    const running = await start({
      accounts: [account({ rateLimit: { limit: 2, periodSeconds: 60, name: "dora" } })],
    });
    expect(limits(await list(running))).toEqual(["2", "60", "1", "60", "dora"]);
    expect((await list(running)).status).toBe(200);
    const refused = await list(running);
    expect(limits(refused)).toEqual(["2", "60", "0", "60", "dora"]);
    expect(await answerOf(refused)).toEqual({ status: 429, body: { errors: ["Too many requests"] } });
    running.simulator.clock.advance(59);
    expect(limits(await list(running))).toEqual(["2", "60", "0", "1", "dora"]);
    running.simulator.clock.advance(1);
    expect((await list(running)).status).toBe(200);
  });

  test("can be pinned to what they are told to say", async () => {
    const running = await start();
    running.simulator.setRateLimit("acme", { remaining: 0, reset: "abc" });
    const response = await list(running);
    expect(response.status).toBe(200);
    expect(limits(response).slice(2, 4)).toEqual(["0", "abc"]);
  });
});
