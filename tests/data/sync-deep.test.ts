import { describe, expect, test } from "vitest";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  readConnection,
  setConnection,
  sync,
  syncClient,
} from "../support/connected-account.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { digestRows, readAll, readOne } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { claimOf } from "../support/work.ts";

describe.each(ONE_DATABASE)("the weekly deep run on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  /** Pending and judged deployments, open and closed incidents: of today, of 50 days and of 95 days ago. */
  const connect = async (): Promise<Connected> => {
    const connected = await connectAccount(bench, {
      backfillDays: 100,
      deployments: [0.5, 50, 95].flatMap((days) => [
        wireDeployment(`pending-${days}`, ago(bench, days * DAY)),
        wireDeployment(`judged-${days}`, ago(bench, days * DAY + 60), { change_failure: false }),
      ]),
      failures: [0.5, 50, 95].flatMap((days) => [
        wireIncident(`open-${days}`, ago(bench, days * DAY)),
        wireIncident(`closed-${days}`, ago(bench, days * DAY + 60), {
          finished_at: ago(bench, days * DAY),
        }),
      ]),
    });
    await sync(connected);
    return connected;
  };

  const askedById = (connected: Connected) =>
    atDatadog(connected)
      .calls()
      .filter((request) => request.method === "GET")
      .map((request) => request.path.split("/").at(-1));

  const breakGet = (connected: Connected, path: string, fault: FaultEffect) =>
    atDatadog(connected).fail({ ...fault, path, times: 0 });

  const deep = async (connected: Connected) => {
    const ran = await sync(connected, { mode: "deep" });
    return { ran, gone: ran.deployments.tombstoned + ran.incidents.tombstoned };
  };

  test("brings verdicts and ends that came beyond the lookback, up to 90 days, and asks for nothing else", async () => {
    const connected = await connect();
    for (const days of [50, 95]) {
      const { patch, incidents } = atDatadog(connected);
      patch(`pending-${days}`, { change_failure: true, recovery_time_sec: 60 });
      incidents.patch(`open-${days}`, { finished_at: ago(bench, days * DAY - 60), time_to_restore: 60 });
    }
    const { ran, gone } = await deep(connected);
    expect(ran).toMatchObject({ result: "succeeded", run: { mode: "deep" } });
    expect(gone).toBe(0);
    expect(askedById(connected)).toEqual(["pending-50", "open-50"]);
    expect(await readOne(connected, "pending-50")).toMatchObject({ change_failure: true });
    expect(await readOne(connected, "open-50", "incidents")).toMatchObject({ restore_seconds: 60 });
    expect(await readOne(connected, "pending-95")).toMatchObject({ change_failure: null });
    expect(await readOne(connected, "open-95", "incidents")).toMatchObject({ finished_at: null });
    const history = await readAll(connected, "verdict_changes");
    expect(history).toMatchObject([{ external_id: "pending-50", from_verdict: null, to_verdict: true }]);
    const before = await digestRows(connected);
    await deep(connected);
    expect(askedById(connected)).toHaveLength(2);
    expect(await digestRows(connected)).toEqual(before);
  });

  test("after weeks without a run reads again what was in the lookback of the last one", async () => {
    const connected = await connect();
    atDatadog(connected).add(wireDeployment("late-50", ago(bench, 50 * DAY)));
    atDatadog(connected).patch("judged-50", { change_failure: true });
    await setConnection(connected, { last_deep_at: ago(bench, 40 * DAY) });
    expect(await sync(connected)).toMatchObject({ result: "succeeded", run: { mode: "deep" } });
    expect(await readOne(connected, "judged-50")).toMatchObject({ change_failure: true });
    expect(await readOne(connected, "late-50")).toBeDefined();
  });

  test("takes an id that Datadog no longer has for deleted, since it finds another one", async () => {
    const connected = await connect();
    atDatadog(connected).remove("pending-50");
    atDatadog(connected).incidents.remove("open-50");
    const { ran, gone } = await deep(connected);
    expect(ran).toMatchObject({ result: "succeeded" });
    expect(gone).toBe(2);
    expect((await readOne(connected, "pending-50"))?.deleted_at).toEqual(expect.any(String));
    // The one that proves it was listed a moment before.
    expect(askedById(connected)).toContain("open-0.5");
  });

  test("deletes nothing where asking by id is not known to work", async () => {
    const connected = await connect();
    const before = await digestRows(connected);
    breakGet(connected, "/deployments/", { kind: "response", status: 404, body: { errors: ["Not found"] } });
    breakGet(connected, "/failures/", { kind: "response", status: 404, body: { errors: ["Not found"] } });
    const { ran, gone } = await deep(connected);
    expect(ran).toMatchObject({ result: "succeeded" });
    expect(gone).toBe(0);
    expect(await digestRows(connected)).toEqual(before);
  });

  test.each<[string, FaultEffect]>([
    ["refuses", { kind: "response", status: 400, body: { errors: ["invalid id"] } }],
    ["cannot say in JSON", { kind: "html" }],
    ["answers with a list", { kind: "data", value: [] }],
    ["breaks on", { kind: "response", status: 500, body: {} }],
  ])("leaves an id that Datadog %s, and reads everything else", async (_, fault) => {
    const connected = await connect();
    atDatadog(connected).incidents.patch("open-50", { finished_at: ago(bench, 50 * DAY - 60) });
    breakGet(connected, "/deployments/pending-50", fault);
    const { ran, gone } = await deep(connected);
    expect(ran).toMatchObject({ result: "succeeded", run: { error: null } });
    expect(gone).toBe(0);
    expect((await readOne(connected, "open-50", "incidents"))?.finished_at).toEqual(expect.any(String));
    expect(await readOne(connected, "pending-50")).toMatchObject({ deleted_at: null });
    expect((await readConnection(connected)).last_deep_at).toEqual(expect.any(String));
  });

  test("takes no other event for the one that it asked for", async () => {
    const connected = await connect();
    const before = await digestRows(connected);
    breakGet(connected, "/deployments/pending-50", {
      kind: "data",
      value: wireDeployment("judged-50", ago(bench, 50 * DAY), { change_failure: true }),
    });
    expect((await deep(connected)).ran.deployments).toMatchObject({ updated: 0, inserted: 0, tombstoned: 0 });
    expect(await digestRows(connected)).toEqual(before);
  });

  test("makes at most 200 calls by id, newest first", async () => {
    const connected = await connectAccount(bench, {
      backfillDays: 90,
      deployments: manyDeployments(bench, 260, { name: "pending", from: 40 * DAY, step: 3600 }),
    });
    await sync(connected);
    await deep(connected);
    expect(askedById(connected)).toEqual(Array.from({ length: 200 }, (_, index) => `pending-${index}`));
  });

  test("that ended with its budget goes on behind the ids it asked for, not anew", async () => {
    const connected = await connectAccount(bench, {
      backfillDays: 90,
      deployments: manyDeployments(bench, 120, { name: "pending", from: 40 * DAY, step: 3600 }),
    });
    await sync(connected);
    await setConnection(connected, { last_deep_at: null, next_at: new Date(0).toISOString() });
    const ends: string[] = [];
    for (let runs = 0; runs < 20 && ends.at(-1) !== "succeeded"; runs += 1) {
      const lease = await claimOf(connected);
      if (lease === undefined) throw new Error("not due");
      // Time is up with the first batch of ids that lands.
      let batches = 0;
      const askedBefore = askedById(connected).length;
      const watch = interceptRpc("commit_slice", (pass) => {
        if (askedById(connected).length > askedBefore) batches += 1;
        return pass();
      });
      const now = () => (batches > 0 ? 2 : 0);
      ends.push((await sync(connected, { lease, db: syncClient(stack, watch), now, deadlineAt: 1 })).result);
      expect(lease.mode).toBe("deep");
    }
    expect(ends.at(-1)).toBe("succeeded");
    const asked = askedById(connected);
    expect(new Set(asked).size).toBe(120);
    // Each lease asks once more for the one that it stands behind.
    expect(asked.length).toBeLessThan(140);
  });

  test("comes by itself when the last one is older than seven days, whatever gap is left open", async () => {
    const connected = await connect();
    const modeOfNext = async () => {
      await setConnection(connected, { next_at: new Date(0).toISOString(), round_started_at: null });
      const lease = await claimOf(connected);
      if (lease === undefined) throw new Error("not due");
      await sync(connected, { lease });
      return lease.mode;
    };
    expect(await modeOfNext()).toBe("nightly");
    const burst = Array.from({ length: 1100 }, (_, index) => wireDeployment(`b-${index}`, ago(bench, DAY)));
    atDatadog(connected).add(...burst);
    await setConnection(connected, { last_deep_at: new Date(Date.now() - 7.1 * DAY * 1000).toISOString() });
    expect(await modeOfNext()).toBe("deep");
    expect(await modeOfNext()).toBe("nightly");
  });
});
