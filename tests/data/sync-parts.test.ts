import { describe, expect, test } from "vitest";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  minutesUntil,
  readConnection,
  sync,
  syncClient,
} from "../support/connected-account.ts";
import { loseReply } from "../support/intercept-rpc.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { armRefusals } from "../support/refuse-rows.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { digestContent, digestRows, readAll, readOne, rowsOf } from "../support/stored-content.ts";
import { wireIncident } from "../support/wire-events.ts";
import { takeOverLease } from "../support/work.ts";

/** Data exceptions, broken rules of a table and exceeded limits, as PostgreSQL names them. */
const REFUSALS = ["22P05", "22003", "23505", "23514", "54000"];
const COUNT = 60;

describe.each(ONE_DATABASE)("a slice on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const refusals = use(() => armRefusals(stack));

  const connect = (like?: Connected) =>
    connectAccount(bench, {
      backfillDays: 8,
      deployments: manyDeployments(bench, COUNT, {
        step: 60,
        each: (index) => ({
          git: { repository_url: `https://github.com/acme/r${index}` },
          commits: [{ sha: `c${index}` }],
        }),
      }),
      failures: [wireIncident("i-0", ago(bench, 3600))],
      ...(like && { like }),
    });

  const coverage = (connected: Connected) =>
    rowsOf(
      connected,
      `select stream, (select round(sum(extract(epoch from upper(r) - lower(r))) / 86400) from unnest(covered) r) as days,
        (select count(*) from unnest(covered)) as ranges from public.covered_ranges`,
      "order by 1",
    );

  const readQuarantine = (connected: Connected) =>
    rowsOf<{ raw: string; resolved_at: string | null }>(connected, "select * from public.quarantine");

  const WHOLE = [
    { stream: "deployments", days: 8, ranges: 1 },
    { stream: "incidents", days: 8, ranges: 1 },
  ];

  test.each(REFUSALS)("with one event that the database refuses with %s lands without it", async (state) => {
    const connected = await connect();
    await refusals.refuse(connected.connectionId, "d-47", state);
    const ran = await sync(connected);
    expect(ran).toMatchObject({
      result: "succeeded",
      run: { status: "succeeded", error: null },
      deployments: { fetched: COUNT, inserted: COUNT - 1, quarantined: 1, tombstoned: 0 },
      incidents: { inserted: 1 },
    });
    const [odd, ...others] = await readQuarantine(connected);
    expect(others).toEqual([]);
    expect(odd).toMatchObject({
      external_id: "d-47",
      reason: { code: "unstorable", numbers: {} },
      retry: true,
      resolved_at: null,
    });
    expect(JSON.parse(odd?.raw ?? "")).toMatchObject({ id: "d-47" });
    expect(await coverage(connected)).toEqual(WHOLE);
    expect(await readConnection(connected)).toMatchObject({ status: "active", attempts: 0 });
  });

  test("that was stored in parts is the same as one stored at once, and a repeat changes nothing", async () => {
    const [whole, parts] = await (async () => {
      const first = await connect();
      return [first, await connect(first)] as const;
    })();
    await refusals.limit(parts.connectionId, 10);
    expect(await sync(whole)).toMatchObject({ deployments: { inserted: COUNT } });
    const ran = await sync(parts);
    expect(ran).toMatchObject({
      result: "succeeded",
      deployments: { fetched: COUNT, inserted: COUNT, quarantined: 0, tombstoned: 0 },
    });
    expect(await digestContent(parts)).toEqual(await digestContent(whole));
    expect(await coverage(parts)).toEqual(WHOLE);
    const sizes = await readRows<{ part: number; fetched: number; complete: boolean }>(
      stack,
      `select part, fetched, complete from public.sync_slices where run_id = ${quote(ran.run.id)} and fetched > 0
        and stream = 'deployments'`,
    );
    expect(sizes.every(({ part, fetched, complete }) => part > 0 && fetched <= 10 && !complete)).toBe(true);
    const before = await digestRows(parts);
    expect(await sync(parts)).toMatchObject({ deployments: { fetched: COUNT, unchanged: COUNT } });
    expect(await digestRows(parts)).toEqual(before);
  });

  test("in parts whose replies are lost counts each part once", async () => {
    const connected = await connect();
    for (const lost of [2, 3]) {
      const again = await connect(connected);
      await refusals.limit(again.connectionId, 20);
      const ran = await sync(again, { db: syncClient(stack, loseReply("commit_slice", lost)) });
      expect(ran).toMatchObject({ result: "succeeded", deployments: { fetched: COUNT, inserted: COUNT } });
    }
  });

  test("with one event too slow on its own ends its run as our fault, and keeps the parts before", async () => {
    const connected = await connect();
    await refusals.limit(connected.connectionId, 0);
    const ran = await sync(connected);
    expect(ran).toMatchObject({ result: "failed", run: { error: { code: "too_much" } } });
    const row = await readConnection(connected);
    expect(row).toMatchObject({ status: "active", attempts: 0, lease_token: null });
    expect(await minutesUntil(connected, "next_at", ran)).toBe(15);
    await refusals.relent(connected.connectionId);
    expect(await sync(connected)).toMatchObject({ result: "succeeded", deployments: { inserted: COUNT } });
  });

  test("quarantines the refused again in the next run, and takes it once the database can hold it", async () => {
    const connected = await connect();
    await refusals.refuse(connected.connectionId, "d-5", "54000");
    await refusals.refuse(connected.connectionId, "i-0", "22003");
    expect(await sync(connected)).toMatchObject({
      deployments: { quarantined: 1 },
      incidents: { fetched: 1, quarantined: 1 },
    });
    const before = await digestRows(connected);
    expect(await sync(connected)).toMatchObject({
      result: "succeeded",
      deployments: { fetched: COUNT, unchanged: COUNT - 1, quarantined: 1, tombstoned: 0 },
    });
    expect(await digestRows(connected)).toEqual(before);
    await refusals.relent(connected.connectionId);
    expect(await sync(connected)).toMatchObject({
      deployments: { fetched: COUNT, inserted: 1, unchanged: COUNT - 1, quarantined: 0 },
      incidents: { inserted: 1 },
    });
    expect((await readQuarantine(connected)).filter((row) => row.resolved_at === null)).toEqual([]);
    expect((await readAll(connected, "deployments")).filter((row) => row.deleted_at !== null)).toEqual([]);
  });

  test("keeps the last good reading of an event whose new values the database refuses", async () => {
    const connected = await connect();
    await sync(connected);
    atDatadog(connected).patch("d-9", { service: "renamed" });
    await refusals.refuse(connected.connectionId, "d-9", "22P05");
    expect(await sync(connected)).toMatchObject({
      deployments: { fetched: COUNT, unchanged: COUNT - 1, quarantined: 1, tombstoned: 0 },
    });
    expect(await readOne(connected, "d-9")).toMatchObject({ service: "checkout", deleted_at: null });
  });

  test("of which another run took the lease between two parts writes nothing more", async () => {
    const connected = await connect();
    await refusals.limit(connected.connectionId, 20);
    let stored = -1;
    const ran = await sync(connected, {
      db: syncClient(stack, async (input, init) => {
        const isCommit = String(input).endsWith("/rpc/commit_slice");
        if (isCommit && stored < 0 && (await readAll(connected, "deployments", "keys")).length >= 15) {
          await takeOverLease(stack, connected.connectionId);
          stored = (await readAll(connected, "deployments", "keys")).length;
        }
        return fetch(input, init);
      }),
    });
    expect(ran).toMatchObject({ result: "cancelled" });
    expect((await readAll(connected, "deployments", "keys")).length).toBe(stored);
  });
});
