import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import type { Fault } from "#scripts/simulator/fault.ts";
import { freePort } from "#scripts/stack/postgres.ts";
import { atDatadog } from "../../support/at-datadog.ts";
import { type Connected, minutesUntil, readConnection } from "../../support/connected-account.ts";
import {
  DEPLOYMENTS,
  expectWholeAgain,
  INCIDENTS,
  openFaultBench,
  stateOf,
  syncOnFakeClock,
} from "../../support/fault-bench.ts";
import { use } from "../../support/kit.ts";
import { rowsOf } from "../../support/stored-content.ts";

/** Numbers are those of the fault list in docs/reliability.md. */
type Case = {
  number: string;
  name: string;
  /** Strikes the third answer, of the middle of the first stream. */
  fault: Fault;
  ends: "succeeded" | "partial" | "failed";
  code?: string;
  /** Calls beside the 2 before the fault; null where the run goes on after it. */
  calls?: number;
  attempts?: number;
  /** Minutes until it is due again; null: never by itself. */
  due?: number | null;
  status?: "active" | "needs_attention";
};

const once = { times: 1 };
const forever = { times: Number.POSITIVE_INFINITY };
const answer = (status: number, headers: Record<string, string> = {}, body: unknown = {}) =>
  ({ kind: "response", status, headers, body }) as const;
const limited = (headers: Record<string, string>) => answer(429, headers, { errors: ["Too many requests"] });

/** It goes on as if nothing had been. */
const healed = (number: string, name: string, fault: Fault): Case => ({
  number,
  name,
  fault: { ...fault, ...once },
  ends: "succeeded",
});

/** It is tried four times, and again in 15 minutes. */
const unavailable = (number: string, name: string, fault: Fault): Case => ({
  number,
  name,
  fault: { ...fault, ...forever },
  ends: "failed",
  code: "datadog_unavailable",
  calls: 4,
  attempts: 1,
  due: 15,
});

/** It breaks what Datadog promises: so many calls, and again in 15 minutes. */
const contract = (number: string, name: string, fault: Fault, calls: number): Case => ({
  ...unavailable(number, name, fault),
  code: "upstream_contract",
  calls,
});

const refused = (number: string, name: string, fault: Fault): Case => ({
  number,
  name,
  fault: { ...fault, ...forever },
  ends: "failed",
  code: "datadog_rejected",
  calls: 1,
  attempts: 1,
  due: null,
  status: "needs_attention",
});

const CASES: Case[] = [
  healed("2a", "a reset before the headers", { kind: "reset" }),
  unavailable("2b", "a reset before the headers, each time", { kind: "reset" }),
  healed("3a", "a body that breaks off", { kind: "cut-body" }),
  unavailable("3b", "a body that breaks off, each time", { kind: "cut-body" }),
  healed("4a", "a chunked body that breaks off", { kind: "cut-body", chunked: true }),
  unavailable("4b", "a chunked body that breaks off, each time", { kind: "cut-body", chunked: true }),
  healed("5a", "truncated JSON", { kind: "truncate", bytes: 9 }),
  contract("5b", "truncated JSON, each time", { kind: "truncate", bytes: 9 }, 2),
  healed("6a", "a maintenance page with status 200", { kind: "html" }),
  contract("6b", "a maintenance page with status 200, each time", { kind: "html" }, 2),
  healed("7a", "an empty body", { kind: "empty" }),
  contract("7b", "an empty body, each time", { kind: "empty" }, 2),
  contract("7c", "an empty object", answer(200), 2),
  contract("7d", "data that is null", { kind: "data", value: null }, 2),
  contract("8a", "data that is an object", { kind: "data", value: {} }, 2),
  contract("8b", "data that is a text", { kind: "data", value: "[]" }, 2),
  healed("12", "a body that drips", { kind: "drip", bytes: 1, everyMs: 20 }),
  unavailable("12b", "a body that drips, each time", { kind: "drip", bytes: 1, everyMs: 20 }),
  healed("13a", "silence", { kind: "stall" }),
  unavailable("13b", "silence, each time", { kind: "stall" }),
  healed("13c", "silence within the body", { kind: "stall", bytes: 5 }),
  healed("14a", "an answer of more than 16 MB", { kind: "gzip-bomb", megabytes: 17 }),
  healed("15a", "a 500", answer(500)),
  healed("15b", "a 502 page", answer(502, { "content-type": "text/html" }, "<h1>Bad gateway</h1>")),
  healed("15c", "a 503", answer(503, { "retry-after": "2" })),
  unavailable("16", "a storm of 500", answer(500)),
  unavailable("16b", "a storm of 504", answer(504)),
  healed("17", "a 429 with a reset in a second", limited({ "x-ratelimit-reset": "1" })),
  healed("18", "a 429 with Retry-After only", limited({ "retry-after": "3" })),
  healed("19", "a 429 without a header", limited({})),
  healed("21a", "a 429 whose reset nobody can read", limited({ "x-ratelimit-reset": "abc" })),
  healed("21b", "a 429 whose reset lies before it", limited({ "x-ratelimit-reset": "-5" })),
  healed("21c", "a 429 whose reset is zero", limited({ "x-ratelimit-reset": "0" })),
  {
    number: "19b",
    name: "a 429 at every try",
    fault: { ...limited({}), ...forever },
    ends: "partial",
    code: "rate_limited",
    calls: 4,
    due: 0,
  },
  {
    number: "20",
    name: "a 429 that wants a day",
    fault: { ...limited({ "x-ratelimit-reset": "86400" }), ...forever },
    ends: "partial",
    code: "rate_limited",
    calls: 1,
    due: 0,
  },
  refused("23", "a 403 at the third page", answer(403, {}, { errors: ["Forbidden"] })),
  refused("24a", "a 401", answer(401, {}, { errors: ["Unauthorized"] })),
  refused(
    "24b",
    "a 403 for a missing permission",
    answer(403, {}, { errors: ["Forbidden", "Failed permission authorization checks"] }),
  ),
  contract("25", "a 404 of the whole API", answer(404, {}, { errors: ["Not found"] }), 1),
  healed("28a", "rows in no order", { kind: "shuffle" }),
  healed("28b", "each row twice", { kind: "duplicate-rows" }),
  contract("63", "a 400", answer(400, {}, { errors: ["got type"] }), 1),
  contract("64", "JSON called plain text", answer(200, { "content-type": "text/plain" }, '{"data":[]}'), 2),
  contract("65", "a 418", answer(418), 1),
  healed("66", "an answer that is late", { kind: "delay", ms: 120 }),
];

describe("a sync whose Datadog answers with", () => {
  const bench = use(() => openFaultBench("postgres"));

  const callsOf = (connected: Connected) => atDatadog(connected).calls().length;

  /** Slow answers are given up after a quarter of a second here, and 20 in production. */
  const options = (fault: Fault) =>
    fault.kind === "drip" || fault.kind === "stall" ? { callTimeoutMs: 250 } : {};

  test.each(CASES)("$number: $name", async ({ fault, ends, code, calls, attempts = 0, due, status }) => {
    const connected = await bench.connect();
    atDatadog(connected).fail({ ...fault, skip: 2 });
    const ran = await syncOnFakeClock(connected, options(fault));
    expect(ran).toMatchObject({ result: ends, run: { status: ends } });
    expect((ran.run.error as { code: string } | null)?.code).toBe(code);
    expect(ran.run.api_calls).toBe(callsOf(connected));
    if (calls !== undefined) expect(callsOf(connected)).toBe(2 + calls);
    expect(ran.deployments.tombstoned + ran.incidents.tombstoned).toBe(0);
    const row = await readConnection(connected);
    expect(row).toMatchObject({ status: status ?? "active", attempts, lease_token: null });
    if (due !== undefined) expect(await minutesUntil(connected, "next_at", ran)).toBe(due);
    if (ends === "succeeded") {
      expect([ran.deployments.inserted, ran.incidents.inserted]).toEqual([DEPLOYMENTS, INCIDENTS]);
    } else {
      // What was read before it stays.
      expect(ran.deployments.inserted).toBeGreaterThan(0);
    }
    await expectWholeAgain(bench, connected);
    expect(await readConnection(connected)).toMatchObject({
      status: "active",
      attempts: 0,
      last_error: null,
    });
  });

  test("1: nothing, since nobody listens there or no such host is known", async () => {
    for (const simulatorUrl of [`http://127.0.0.1:${await freePort()}`, "http://plumbline.invalid"]) {
      const connected = await bench.connect();
      const ran = await syncOnFakeClock({ ...connected, bench: { ...bench, simulatorUrl } });
      expect(ran).toMatchObject({
        result: "failed",
        run: { error: { code: "datadog_unavailable" }, api_calls: 4 },
      });
      expect(await minutesUntil(connected, "next_at", ran)).toBe(15);
      await expectWholeAgain(bench, connected);
    }
  });

  test("14b: more than 16 MB whatever is asked: a few calls, and again later", async () => {
    const connected = await bench.connect();
    const small = answer(200, { "content-type": "application/json" }, " ".repeat(17 * 1024 * 1024));
    atDatadog(connected).fail({ ...small, ...forever });
    const ran = await syncOnFakeClock(connected);
    expect(ran).toMatchObject({ result: "failed", run: { error: { code: "upstream_contract" } } });
    expect(callsOf(connected)).toBeLessThan(60);
    await expectWholeAgain(bench, connected);
    expect(await rowsOf(connected, "select stream from public.sync_gaps")).toEqual([]);
  });

  test("22: the last call of a period: the next one waits", async () => {
    const connected = await bench.connect();
    bench.simulator.setRateLimit(connected.account, { remaining: 0, reset: 7 });
    const ran = await syncOnFakeClock(connected);
    expect(ran).toMatchObject({ result: "succeeded" });
    expect(ran.slept).toEqual(Array.from({ length: callsOf(connected) - 1 }, () => 7000));
  });

  test("26: a redirect: nothing is sent to where it points", async () => {
    let reached = 0;
    const trap = createServer((_, response) => {
      reached += 1;
      response.end();
    });
    await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
    const location = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`;
    for (const status of [301, 302, 303, 307, 308] as const) {
      const connected = await bench.connect();
      atDatadog(connected).fail({ kind: "redirect", status, location, skip: 2, ...forever });
      const ran = await syncOnFakeClock(connected);
      expect(ran).toMatchObject({
        result: "failed",
        run: { error: { code: "upstream_contract" }, api_calls: 3 },
      });
    }
    expect(reached).toBe(0);
    trap.close();
  });

  test("23: a refusal: one notice, one line in the audit log, and no further call until somebody acts", async () => {
    const connected = await bench.connect();
    bench.simulator.revokeKeys(connected.account);
    const lines = async () => {
      const { data } = await bench.db
        .from("audit_log" as never)
        .select("action")
        .eq("organization_id", connected.organizationId)
        .eq("action", "connection.needs_attention");
      return data?.length;
    };
    for (const _ of [1, 2]) {
      // By hand, since no tick claims it.
      expect(await syncOnFakeClock(connected)).toMatchObject({
        run: { error: { code: "datadog_rejected" } },
      });
      expect(await lines()).toBe(1);
      expect((await readConnection(connected)).next_at).toBeNull();
    }
  });

  test("no secret of any of them in a log, on the console, in an error or in the database", async () => {
    expect(await bench.findSecrets()).toEqual([]);
    expect(await stateOf(bench.bystander)).toEqual(bench.untouched);
  });
});
