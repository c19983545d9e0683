import { describe, expect, test } from "vitest";
import { API_KEY, APP_KEY, control, deployment, get, ids, list, rows, start, startWith } from "./harness.ts";

const first = deployment("first", "2026-11-01T10:00:00Z", { change_failure: null });
const second = deployment("second", "2026-11-01T11:00:00Z", { change_failure: false });

describe("accounts over the control API", () => {
  const created = {
    id: "made",
    site: "us5.datadoghq.com",
    apiKeys: ["1".repeat(32)],
    appKeys: [{ key: "2".repeat(40), scopes: ["dora_metrics_read"] }],
    content: { kind: "events", deployments: [first] },
  };

  test("are made with their events, and listed without their keys", async () => {
    const running = await start();
    const summary = { id: "made", name: "made", site: "us5.datadoghq.com", deployments: 1, failures: 0 };
    expect(await control(running, "POST accounts", created)).toEqual({ status: 200, body: summary });
    const headers = { "dd-api-key": "1".repeat(32), "dd-application-key": "2".repeat(40) };
    expect(await ids(await list(running, {}, { headers }))).toEqual(["first"]);
    expect(JSON.stringify(await control(running, "GET accounts"))).not.toContain("1".repeat(32));
  });

  test("are made from a generator", async () => {
    const running = await start();
    const content = { kind: "bulk", deployments: 25, commitsEach: 2, days: 3, seed: "x" };
    const { body } = await control(running, "POST accounts", { ...created, content });
    expect(body).toMatchObject({ deployments: 25 });
  });

  test("conflict when the id or a key is taken, and are 404 when unknown", async () => {
    const running = await start();
    expect((await control(running, "POST accounts", { ...created, id: "acme" })).status).toBe(409);
    expect((await control(running, "POST accounts", { ...created, apiKeys: [API_KEY] })).status).toBe(409);
    expect((await control(running, "DELETE accounts/nobody")).status).toBe(404);
  });

  test("are forgotten with their keys when deleted", async () => {
    const running = await start();
    await control(running, "DELETE accounts/acme");
    expect((await list(running)).status).toBe(401);
    expect((await control(running, "POST accounts", { ...created, apiKeys: [API_KEY] })).status).toBe(200);
  });

  test("refuse what they cannot read, and name it", async () => {
    const { status, body } = await control(await start(), "POST accounts", { ...created, apiKeys: "x" });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("apiKeys");
  });
});

describe("events over the control API", () => {
  test("are added one or many at a time, in their place", async () => {
    const running = await startWith([second]);
    await control(running, "POST accounts/acme/deployments", first);
    await control(running, "POST accounts/acme/deployments", [deployment("third", "2026-11-01T12:00:00Z")]);
    expect(await ids(await list(running))).toEqual(["third", "second", "first"]);
  });

  test("replace the event of the same id, also when it moves", async () => {
    const running = await startWith([first, second]);
    await control(running, "POST accounts/acme/deployments", deployment("first", "2026-11-02T10:00:00Z"));
    expect(await ids(await list(running))).toEqual(["first", "second"]);
  });

  test("get a verdict, a repair, and lose attributes", async () => {
    const running = await startWith([first, second]);
    const remediation = { id: "second", type: "rollback" };
    const patch = {
      set: { change_failure: true, recovery_time_sec: 3600, remediation },
      unset: ["finished_at"],
    };
    expect((await control(running, "PATCH accounts/acme/deployments/first", patch)).status).toBe(200);
    const [, patched] = await rows(await list(running));
    expect(patched?.attributes).toEqual({
      service: "checkout-api",
      env: "live",
      started_at: "2026-11-01T10:00:00Z",
      change_failure: true,
      recovery_time_sec: 3600,
      remediation,
    });
  });

  test("vanish when deleted", async () => {
    const running = await startWith([first, second]);
    expect((await control(running, "DELETE accounts/acme/deployments/first")).status).toBe(200);
    expect(await ids(await list(running))).toEqual(["second"]);
    expect((await control(running, "DELETE accounts/acme/deployments/first")).status).toBe(404);
    expect((await control(running, "PATCH accounts/acme/failures/first", { set: {} })).status).toBe(404);
  });

  test("may have any shape, and go out as they are", async () => {
    const running = await start();
    const odd = [
      {
        type: "dora_deployment",
        id: 5,
        attributes: { started_at: "2026-11-01T10:00:00Z", service: { a: 1 } },
      },
      { type: "dora_deployment", attributes: { started_at: "garbage", note: "\u0000 \ud800" } },
      { type: "dora_deployment", id: "bare" },
    ];
    await control(running, "POST accounts/acme/deployments", odd);
    expect(
      (await rows(await list(running))).toSorted((a, b) => Object.keys(b).length - Object.keys(a).length),
    ).toEqual(expect.arrayContaining(odd));
  });

  test("may be raw text at a chosen place", async () => {
    const running = await startWith([first, second]);
    const raw = { json: '{"id":"raw","id":"again","n":1e999}', listedAt: "2026-11-01T10:30:00Z" };
    const { body } = await control(running, "POST accounts/acme/deployments/raw", raw);
    expect(await (await list(running)).text()).toContain(`},${raw.json},{`);
    await control(running, `DELETE accounts/acme/deployments/${(body as { handle: string }).handle}`);
    expect(await ids(await list(running))).toEqual(["second", "first"]);
  });
});

describe("keys over the control API", () => {
  test("are revoked one at a time or all at once", async () => {
    const running = await start();
    await control(running, "POST accounts/acme/revoke", { key: APP_KEY });
    expect((await list(running)).status).toBe(401);
    expect((await get(running, "/api/v1/validate")).status).toBe(200);
    await control(running, "POST accounts/acme/revoke");
    expect((await get(running, "/api/v1/validate")).status).toBe(403);
  });

  test("lose and regain scopes", async () => {
    const running = await start();
    await control(running, "PUT accounts/acme/scopes", { scopes: [] });
    expect((await list(running)).status).toBe(403);
    await control(running, "PUT accounts/acme/scopes", { scopes: ["dora_metrics_read"], appKey: APP_KEY });
    expect((await list(running)).status).toBe(200);
  });
});

describe("the clock over the control API", () => {
  test("is frozen, moved, and let go", async () => {
    const running = await start();
    const freeze = await control(running, "PUT clock", { freezeAt: "2026-12-01T00:00:00Z" });
    expect(freeze.body).toEqual({ now: "2026-12-01T00:00:00.000Z" });
    const moved = await control(running, "PUT clock", { advanceSeconds: 90 });
    expect(moved.body).toEqual({ now: "2026-12-01T00:01:30.000Z" });
    expect((await control(running, "PUT clock", { follow: true })).status).toBe(200);
    expect((await control(running, "PUT clock", { hurry: 1 })).status).toBe(400);
  });
});

describe("the request log", () => {
  test("holds what was asked and whether keys were there, never the keys", async () => {
    const running = await start();
    await list(running, { limit: 3, query: "*" });
    await list(
      running,
      {},
      { stream: "failures", headers: { "dd-api-key": API_KEY, "x-datadog-site": "datadoghq.eu" } },
    );
    const { body } = await control(running, "GET requests");
    expect(body).toEqual([
      {
        at: "2026-11-20T10:00:00.000Z",
        account: "acme",
        method: "POST",
        path: "/api/v2/dora/deployments",
        attributes: { limit: 3, query: "*" },
        hasApiKey: true,
        hasAppKey: true,
        site: null,
        status: 200,
        fault: null,
      },
      expect.objectContaining({ account: null, hasAppKey: false, site: "datadoghq.eu", status: 401 }),
    ]);
    expect(JSON.stringify(body)).not.toContain(API_KEY);
  });

  test("is read for one account, and counted by path", async () => {
    const running = await start();
    await list(running);
    await list(running);
    await list(running, {}, { headers: {} });
    expect((await control(running, "GET requests?account=acme")).body).toHaveLength(2);
    expect((await control(running, "GET counts")).body).toEqual({ "POST /api/v2/dora/deployments": 3 });
  });

  test("does not hold control calls", async () => {
    const running = await start();
    await control(running, "GET accounts");
    expect(running.simulator.requests()).toEqual([]);
  });
});

describe("a reset", () => {
  test("clears faults, log, latency, limits and clock, and keeps accounts and events", async () => {
    const running = await startWith([first]);
    await list(running);
    await control(running, "POST faults", { kind: "reset", times: 0 });
    await control(running, "PUT latency", { ms: 600_000, account: "acme" });
    await control(running, "PUT latency", { ms: 600_000 });
    await control(running, "PUT accounts/acme/rate-limit", { limit: 0 });
    await control(running, "POST reset");
    expect(await ids(await list(running))).toEqual(["first"]);
    expect(running.simulator.requests()).toHaveLength(1);
    expect(running.simulator.clock.now().getTime()).toBeGreaterThan(0);
  });
});

describe("an unknown operation", () => {
  test("is 404", async () => {
    expect((await control(await start(), "GET nothing")).status).toBe(404);
  });
});
