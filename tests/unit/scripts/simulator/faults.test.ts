import { describe, expect, test, vi } from "vitest";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import { control, deployment, ids, list, start, startWith } from "./harness.ts";

const events = ["a", "b", "c", "d"].map((id, index) => deployment(id, `2026-11-01T1${index}:00:00Z`));

async function startFaulty(fault: FaultEffect) {
  const running = await startWith(events);
  running.simulator.queueFault(fault);
  return running;
}

describe("a queued fault", () => {
  test("strikes as often as told, then the truth comes back", async () => {
    const running = await start();
    running.simulator.queueFault({ kind: "response", status: 503, times: 2 });
    const statuses = [await list(running), await list(running), await list(running)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([503, 503, 200]);
  });

  test("strikes until cleared when times is 0", async () => {
    const running = await start();
    running.simulator.queueFault({ kind: "html", times: 0 });
    for (let call = 0; call < 3; call += 1)
      expect(await (await list(running)).text()).toContain("Maintenance");
    running.simulator.clearFaults();
    expect(await (await list(running)).text()).toBe('{"data":[]}');
  });

  test("strikes only its account, its path, and after the answers it lets through", async () => {
    const running = await start();
    running.simulator.queueFault({
      kind: "response",
      status: 500,
      account: "acme",
      path: "failures",
      skip: 1,
    });
    expect((await list(running)).status).toBe(200);
    expect((await list(running, {}, { stream: "failures", headers: {} })).status).toBe(401);
    expect((await list(running, {}, { stream: "failures" })).status).toBe(200);
    expect((await list(running, {}, { stream: "failures" })).status).toBe(500);
  });

  test("takes its turn after those queued before", async () => {
    const running = await start();
    running.simulator.queueFault({ kind: "response", status: 502 });
    running.simulator.queueFault({ kind: "response", status: 429 });
    expect([(await list(running)).status, (await list(running)).status]).toEqual([502, 429]);
  });

  test("of an unknown account is refused", async () => {
    const { simulator } = await start();
    expect(() => simulator.queueFault({ kind: "html", account: "nobody" })).toThrow("no account nobody");
  });
});

describe("a replaced answer", () => {
  test("carries the given headers, and no rate limit that was not given", async () => {
    const headers = { "retry-after": "7" };
    const response = await list(
      await startFaulty({ kind: "response", status: 429, headers, body: { errors: ["x"] } }),
    );
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(response.headers.get("x-ratelimit-reset")).toBeNull();
    expect(await response.json()).toEqual({ errors: ["x"] });
  });

  test("is a page of HTML with status 200", async () => {
    const response = await list(await startFaulty({ kind: "html" }));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html");
  });

  test.each([302, 307] as const)("redirects with %i", async (status) => {
    const location = "http://127.0.0.1:1/elsewhere";
    const response = await list(await startFaulty({ kind: "redirect", status, location }));
    expect(response.status).toBe(status);
    expect(response.headers.get("location")).toBe(location);
  });

  test("is empty", async () => {
    const response = await list(await startFaulty({ kind: "empty" }));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  test.each([null, "text", { id: "a" }])("has %j for data", async (value) => {
    const response = await list(await startFaulty({ kind: "data", value }));
    expect(await response.json()).toEqual({ data: value });
  });

  test("grows from few bytes to many", async () => {
    const response = await list(await startFaulty({ kind: "gzip-bomb", megabytes: 3 }));
    expect(Number(response.headers.get("content-length"))).toBeLessThan(20_000);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(3_000_000);
  });
});

describe("a broken delivery", () => {
  test("resets the connection before the answer", async () => {
    await expect(list(await startFaulty({ kind: "reset" }))).rejects.toThrow("fetch failed");
  });

  test.each([true, false])("cuts the body short of what was promised, chunked: %s", async (chunked) => {
    const response = await list(await startFaulty({ kind: "cut-body", bytes: 30, chunked }));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });

  test("ends cleanly in the middle of the JSON", async () => {
    const response = await list(await startFaulty({ kind: "truncate", bytes: 30 }));
    const text = await response.text();
    expect(text).toHaveLength(30);
    expect(text.startsWith('{"data":[')).toBe(true);
  });

  test("says nothing until the simulator ends", async () => {
    const running = await startFaulty({ kind: "stall" });
    const answer = expect(list(running)).rejects.toThrow("fetch failed");
    await vi.waitFor(() =>
      expect(running.simulator.requests()).toMatchObject([{ fault: "stall", status: null }]),
    );
    await running.close();
    await answer;
  });

  test("falls silent within the body", async () => {
    const running = await startFaulty({ kind: "stall", bytes: 12 });
    const response = await list(running);
    const body = expect(response.text()).rejects.toThrow("terminated");
    await running.close();
    await body;
  });

  test("drips the whole answer a few bytes at a time", async () => {
    const running = await startFaulty({ kind: "drip", bytes: 200, everyMs: 1 });
    expect(await ids(await list(running))).toEqual(["d", "c", "b", "a"]);
  });
});

describe("a spoiled page", () => {
  test("has no order", async () => {
    const running = await startFaulty({ kind: "shuffle" });
    const shuffled = await ids(await list(running));
    expect(shuffled).not.toEqual(["d", "c", "b", "a"]);
    expect(shuffled.toSorted()).toEqual(["a", "b", "c", "d"]);
  });

  test("holds each event twice", async () => {
    const running = await startFaulty({ kind: "duplicate-rows" });
    expect(await ids(await list(running, { limit: 2 }))).toEqual(["d", "d", "c", "c"]);
  });

  test("is shorter than what there is", async () => {
    expect(await ids(await list(await startFaulty({ kind: "short-page", rows: 1 })))).toEqual(["d"]);
  });
});

describe("a delay", () => {
  test("of one answer, of an account or of all still ends in the answer", async () => {
    const running = await startFaulty({ kind: "delay", ms: 1 });
    running.simulator.setLatency(1);
    running.simulator.setLatency(2, "acme");
    expect((await list(running)).status).toBe(200);
  });

  test("ends with the simulator", async () => {
    const running = await start();
    running.simulator.setLatency(600_000);
    const answer = expect(list(running)).rejects.toThrow("fetch failed");
    await vi.waitFor(() => expect(running.simulator.requests()).toHaveLength(1));
    await running.close();
    await answer;
  });
});

describe("a fault over the control API", () => {
  test("needs no kind to be a response", async () => {
    const running = await start();
    const fault = { status: 429, headers: { "X-RateLimit-Reset": "abc" }, body: "slow down", times: 1 };
    expect(await control(running, "POST faults", fault)).toEqual({ status: 200, body: { ok: true } });
    const response = await list(running);
    expect(response.status).toBe(429);
    expect(response.headers.get("x-ratelimit-reset")).toBe("abc");
    expect(await response.text()).toBe("slow down");
  });

  test("is cleared for one account or for all", async () => {
    const running = await start();
    await control(running, "POST faults", { status: 500, account: "acme", times: 0 });
    await control(running, "POST faults", { kind: "empty", path: "nowhere" });
    await control(running, "DELETE faults?account=acme");
    expect(running.simulator.faults.size).toBe(1);
    await control(running, "DELETE faults");
    expect(running.simulator.faults.size).toBe(0);
  });

  test.each([{ kind: "unheard-of" }, { status: 42 }, { kind: "html", time: 3 }, "text"])(
    "is refused as %j",
    async (fault) => {
      expect((await control(await start(), "POST faults", fault)).status).toBe(400);
    },
  );
});
