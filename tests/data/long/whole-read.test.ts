import { describe, expect, test } from "vitest";
import { disconnectConnection, connectAccount as writeAccount } from "#lib/db/connecting.ts";
import { atDatadog } from "../../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  readConnection,
  setConnection,
  sync,
  syncClient,
  tickBench,
} from "../../support/connected-account.ts";
import { datadogAccount } from "../../support/datadog-account.ts";
import { dieAt } from "../../support/die-at.ts";
import { interceptRpc } from "../../support/intercept-rpc.ts";
import { useBench, useStack } from "../../support/kit.ts";
import { ONE_DATABASE } from "../../support/stack.ts";
import { rowsOf } from "../../support/stored-content.ts";
import {
  askedRanges,
  changeOld,
  claimWhole,
  expireLease,
  makeDue,
  openWhole,
  readAnew,
  readConnected,
  readLive,
  readWholeRuns,
  readWholeWork,
  settledWorld,
  wholeReadOf,
} from "../../support/whole-world.ts";
import { wireDeployment } from "../../support/wire-events.ts";
import { nothingIsDue } from "../../support/work.ts";

/** 695 days before the lookback, in slices of 14 days, of two lists. */
const PROMISED_CALLS = 100;
const LONG_DAYS = 730;
const SHORT_DAYS = 150;
const LONGEST_MS = 180_000;

describe.each(ONE_DATABASE)("the whole read on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const callsOf = (connected: Connected) => atDatadog(connected).calls().length;

  test(
    "brings what was deleted, flipped and added 36 to 700 days ago, oldest first, at as many calls as are promised",
    async () => {
      const connected = await openWhole(bench, LONG_DAYS);
      changeOld(connected, [37, 60, 200, 333, 690]);
      await makeDue(connected, "read");
      await tickBench(bench);
      const [expected, before] = [await readAnew(connected, LONG_DAYS), await readConnection(connected)];
      expect(await readLive(connected)).not.toEqual(expected);

      await makeDue(connected, "reread");
      const already = callsOf(connected);
      await tickBench(bench);
      const calls = atDatadog(connected).calls().slice(already);
      expect(await readLive(connected)).toEqual(expected);
      expect(calls).toHaveLength(PROMISED_CALLS);
      const asked = Object.values(askedRanges(calls));
      expect(asked.map((ranges) => ranges.length)).toEqual([PROMISED_CALLS / 2, PROMISED_CALLS / 2]);
      for (const ranges of asked) expect(ranges).toEqual(ranges.toSorted());

      const runs = await readWholeRuns(connected);
      expect(runs.map(({ status }) => status)).toEqual(["partial", "partial", "succeeded"]);
      expect(runs.reduce((sum, { slices }) => sum + slices, 0)).toBe(PROMISED_CALLS);
      const { last_synced_at, last_deep_at, round_started_at } = before;
      expect(await readConnection(connected)).toMatchObject({
        last_synced_at,
        last_deep_at,
        round_started_at,
      });
    },
    LONGEST_MS,
  );

  test("doubts at its end what is missing of all that it read, however little each part lacks, and no night in between decides", async () => {
    const connected = await openWhole(bench, LONG_DAYS);
    const { remove, add } = atDatadog(connected);
    // Those of the lookback are no business of a whole read.
    const old = settledWorld(bench, LONG_DAYS).deployments.slice(9);
    for (const { id } of old) remove(String(id));
    await makeDue(connected, "reread");
    const asked = Array<boolean>(30).fill(false);
    await sync(connected, {
      lease: await claimWhole(connected),
      othersWait: async () => asked.pop() ?? true,
    });
    expect(await sync(connected)).toMatchObject({ result: "succeeded" });
    const live = await readLive(connected);
    await tickBench(bench);
    expect(await readLive(connected)).toEqual(live);
    const { vanished } = await readConnected(connected);
    expect(vanished).toMatchObject({ state: "doubted", missing: old.length, of: old.length });
    expect((await readWholeRuns(connected)).at(-1)).toMatchObject({ status: "partial" });
    expect(await sync(connected)).toMatchObject({ result: "partial" });

    add(...old);
    await makeDue(connected, "reread");
    await tickBench(bench);
    expect((await readConnected(connected)).vanished).toBeNull();
    expect(await readLive(connected)).toEqual(live);
  });

  test("is due 30 days after the history was first asked for, and 30 days after the last one began", async () => {
    await nothingIsDue(stack);
    const connected = await connectAccount(bench, {
      ...settledWorld(bench, SHORT_DAYS),
      backfillDays: SHORT_DAYS,
    });
    await tickBench(bench);
    const { connected_at } = await readConnection(connected);
    const daysAfter = async (from: string | null) =>
      (Date.parse((await readWholeWork(connected)).next_at ?? "") - Date.parse(from ?? "")) / (DAY * 1000);
    expect(await daysAfter(connected_at)).toBe(30);
    expect(await wholeReadOf(connected)).toBeNull();

    await makeDue(connected, "reread");
    await tickBench(bench);
    const { whole_started_at } = await readConnection(connected);
    expect(await daysAfter(whole_started_at)).toBe(30);
    const calls = callsOf(connected);
    await makeDue(connected, "read");
    await tickBench(bench);
    expect(await daysAfter(whole_started_at)).toBe(30);
    expect(await tickBench(bench)).toMatchObject({ claimed: 0 });
    // The 35 days of a night, and nothing before them.
    expect(callsOf(connected) - calls).toBe(6);
  });

  test("is planned for no history that each night reads as a whole", async () => {
    await nothingIsDue(stack);
    const connected = await connectAccount(bench, { ...settledWorld(bench, 30), backfillDays: 30 });
    await tickBench(bench);
    expect((await readWholeWork(connected)).next_at).toBeNull();
  });

  test("gives way to its own night and to a small neighbour that become due, and goes on behind them", async () => {
    const connected = await openWhole(bench, SHORT_DAYS);
    const small = await connectAccount(bench, { ...settledWorld(bench, 10), backfillDays: 10 });
    await tickBench(bench);
    await nothingIsDue(stack);
    changeOld(connected, [60, 120]);
    await makeDue(connected, "reread");
    let dueAfter = 0;
    const watch = interceptRpc("commit_slice", async (pass, call) => {
      if (call === 4) {
        await makeDue(small, "read");
        await makeDue(connected, "read");
        dueAfter = bench.simulator.requests().length;
      }
      return pass();
    });
    await tickBench(bench, { db: syncClient(stack, watch), trigger: "worker", atOnce: 1 });
    const isWhole = ({ attributes }: { attributes: Record<string, unknown> | null }) =>
      Date.parse(`${attributes?.to}`) < bench.simulator.clock.now().getTime() - 34 * DAY * 1000;
    const calls = bench.simulator.requests().slice(dueAfter);
    const lastOfNights = calls.findLastIndex((call) => call.account === small.account || !isWhole(call));
    // Two slices are under way when it asks.
    expect(
      calls.slice(0, lastOfNights).filter((call) => call.account !== small.account && isWhole(call)).length,
    ).toBeLessThanOrEqual(2);
    expect(calls.slice(lastOfNights + 1).length).toBeGreaterThan(0);
    const runs = await readWholeRuns(connected);
    expect(runs.map(({ status, trigger }) => [status, trigger])).toEqual([
      ["partial", "worker"],
      ["succeeded", "worker"],
    ]);
    expect(await readLive(connected)).toEqual(await readAnew(connected, SHORT_DAYS));
  });

  test("is no sync that anybody sees or waits for: a wish to read takes its lease, and it goes on later where it was", async () => {
    const connected = await openWhole(bench, SHORT_DAYS);
    changeOld(connected, [60, 120]);
    const before = callsOf(connected);
    await makeDue(connected, "reread");
    const lease = await claimWhole(connected);
    expect(await readConnected(connected)).toMatchObject({ status: "active", progress: null });
    let night = {};
    const watch = interceptRpc("commit_slice", async (pass, call) => {
      if (call === 8) night = await sync(connected);
      return pass();
    });
    const ran = await sync(connected, { lease, db: syncClient(stack, watch) });
    expect(night).toMatchObject({ result: "succeeded", run: { mode: "nightly" } });
    expect(ran).toMatchObject({ result: "cancelled", run: { status: "cancelled", error: null } });
    const half = await wholeReadOf(connected);
    expect(half).toMatchObject({ finishedAt: null });
    expect(Date.parse(half?.readTo ?? "")).toBeGreaterThan(Date.parse(half?.from ?? ""));

    await tickBench(bench);
    const nights = 6;
    // 115 days are 9 slices of a list; what was under way when it gave way is asked for again.
    expect(callsOf(connected) - before - nights).toBeLessThanOrEqual(18 + 2);
    expect(await readLive(connected)).toEqual(await readAnew(connected, SHORT_DAYS));
    const whole = await wholeReadOf(connected);
    expect(whole).toMatchObject({ startedAt: half?.startedAt, readTo: whole?.to });
    expect(whole?.finishedAt).not.toBeNull();
  });

  test(
    "goes on where it was, and ends with the same tables, whichever of its calls each of its lives dies at",
    async () => {
      const connected = await openWhole(bench, SHORT_DAYS);
      changeOld(connected, [45, 85, 120]);
      await makeDue(connected, "reread");
      const before = callsOf(connected);
      let lives = 0;
      for (let isOver = false; !isOver; lives += 1) {
        const { fetch, isDead } = dieAt(1 + lives, stack);
        await tickBench(bench, { db: syncClient(stack, fetch) }).catch(() => undefined);
        isOver = !isDead();
        await expireLease(connected);
      }
      expect(lives).toBeGreaterThan(10);
      expect(await readLive(connected)).toEqual(await readAnew(connected, SHORT_DAYS));
      // What was under way in each life is asked for again.
      expect(callsOf(connected) - before).toBeLessThanOrEqual(18 + 2 * lives + 24);
      expect(await wholeReadOf(connected)).toMatchObject({ finishedAt: expect.any(String) });
    },
    LONGEST_MS,
  );

  test("counts an event on the common edge of two slices once, and takes it for gone in neither", async () => {
    const edges = Array.from({ length: 8 }, (_, index) => SHORT_DAYS - 14 * index);
    const deployments = edges.flatMap((days) => [
      wireDeployment(`edge-${days}`, ago(bench, days * DAY), { finished_at: ago(bench, days * DAY - 600) }),
      wireDeployment(`over-${days}`, ago(bench, days * DAY + 60), {
        finished_at: ago(bench, days * DAY - 60),
      }),
    ]);
    await nothingIsDue(stack);
    const connected = await connectAccount(bench, { deployments, backfillDays: SHORT_DAYS + 1 });
    await tickBench(bench);
    await setConnection(connected, { history_from: ago(bench, SHORT_DAYS * DAY) });
    await makeDue(connected, "reread");
    await tickBench(bench);
    const [counts] = await rowsOf<Record<string, number>>(
      connected,
      `select sum(s.fetched)::int as fetched, sum(s.unchanged)::int as unchanged, sum(s.tombstoned)::int as tombstoned
       from public.sync_slices s join public.sync_runs r on r.id = s.run_id`,
      "and r.mode = 'whole'",
    );
    // The one that begins a minute before the first slice is not listed.
    expect(counts).toEqual({ fetched: 15, unchanged: 15, tombstoned: 0 });
  });

  test("goes on with new keys of the same account, and begins anew when the account was away", async () => {
    const connected = await openWhole(bench, SHORT_DAYS);
    const half = async () => {
      await makeDue(connected, "reread");
      const asked = Array<boolean>(8).fill(false);
      await sync(connected, {
        lease: await claimWhole(connected),
        othersWait: async () => asked.pop() ?? true,
      });
      return wholeReadOf(connected);
    };
    const enter = async (how: "renew" | "reconnect") => {
      const { acting, connectionId: id, keys, organizationId } = connected;
      if (how === "reconnect") await disconnectConnection(acting, { connectionId: id, purge: false });
      const of = how === "renew" ? { how, freshHistory: false } : { how, backfillDays: SHORT_DAYS };
      await writeAccount(acting, bench.ring, { account: { ...of, id, ...datadogAccount(keys) }, keys });
      expect((await readWholeWork(connected)).next_at, organizationId).toBeNull();
      await sync(connected);
      return wholeReadOf(connected);
    };
    const before = await half();
    expect(before).toMatchObject({ finishedAt: null });
    expect(await enter("renew")).toEqual(before);
    const calls = callsOf(connected);
    await tickBench(bench);
    expect(callsOf(connected) - calls).toBeLessThanOrEqual(18 - 8);
    expect(await wholeReadOf(connected)).toMatchObject({ startedAt: before?.startedAt, readTo: before?.to });

    expect(await enter("reconnect")).toBeNull();
    expect(Date.parse((await readWholeWork(connected)).next_at ?? "")).toBeGreaterThan(
      Date.now() + 29 * DAY * 1000,
    );
  });

  test("waits for a limit as all do who share it, and lets no back-off of the nights grow", async () => {
    const connected = await openWhole(bench, SHORT_DAYS);
    await makeDue(connected, "reread");
    atDatadog(connected).fail({ kind: "response", status: 429, headers: { "retry-after": "900" }, times: 0 });
    await tickBench(bench);
    const row = await readWholeWork(connected);
    expect(row).toMatchObject({ attempts: 0 });
    expect(row.not_before).not.toBeNull();
    expect(await readConnection(connected)).toMatchObject({
      attempts: 0,
      not_before: row.not_before,
      status: "active",
      last_error: null,
    });
  });

  test("that is refused rests until a night was good again, and leaves it to the night to say so", async () => {
    const connected = await openWhole(bench, SHORT_DAYS);
    await makeDue(connected, "reread");
    atDatadog(connected).fail({ kind: "response", status: 403 });
    await tickBench(bench);
    expect(await readWholeWork(connected)).toMatchObject({ next_at: null, last_outcome: "failed" });
    expect(await readConnection(connected)).toMatchObject({ status: "active", last_error: null });
    await makeDue(connected, "read");
    await tickBench(bench);
    expect((await readWholeRuns(connected)).map(({ status }) => status)).toEqual(["failed", "succeeded"]);
  });
});
