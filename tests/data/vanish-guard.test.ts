import { describe, expect, test } from "vitest";
import { listMetricNotes } from "#lib/db/metric-notes.ts";
import { decideVanished } from "#lib/db/vanished.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  readConnection,
  sync,
  syncClient,
  takeLease,
  tickBench,
} from "../support/connected-account.ts";
import { dieBefore, interceptRpc } from "../support/intercept-rpc.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { callRpc, setOrganization } from "../support/stack-client.ts";
import { digestContent, digestRows, readAll, readOne, rowsOf } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { nothingIsDue, setWork } from "../support/work.ts";

const LATER = { status: "partial", error: { code: "events_vanished" } };

describe.each(ONE_DATABASE)("what a source no longer lists, on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const events = (count: number) =>
    manyDeployments(bench, count, {
      from: 7200,
      step: Math.floor((34 * DAY) / count),
      each: (index) => ({ change_failure: index % 2 === 0 ? null : index % 4 === 1 }),
    });

  /** So many deployments over 34 days and some incidents, read twice, a verdict having changed in between. */
  const connect = async (count: number): Promise<Connected> => {
    const connected = await connectAccount(bench, {
      backfillDays: 100,
      deployments: events(count),
      failures: Array.from({ length: 12 }, (_, index) =>
        wireIncident(`i-${index}`, ago(bench, (index + 1) * DAY)),
      ),
    });
    await sync(connected);
    atDatadog(connected).patch("d-0", { change_failure: true });
    await sync(connected);
    return connected;
  };

  const hide = (connected: Connected, count: number, from = 0) => {
    for (let index = 0; index < count; index += 1) atDatadog(connected).remove(`d-${from + index}`);
  };

  /** The events that were hidden are listed again. */
  const show = (connected: Connected, all: number, count = all) => {
    atDatadog(connected).add(...events(all).slice(0, count));
    if (count > 0) atDatadog(connected).patch("d-0", { change_failure: true });
  };

  const alive = async (connected: Connected) =>
    (await readAll(connected, "deployments")).filter(({ deleted_at }) => deleted_at === null).length;

  const noted = (connected: Connected) =>
    rowsOf<{ external_id: string }>(connected, "select external_id from public.vanished_events");

  const listed = async ({ owner, organizationId }: Connected) => {
    const [connection] = await callRpc<{ vanished: unknown }[]>(owner, "list_connections", {
      p_organization_id: organizationId,
    });
    return connection?.vanished;
  };

  /** What data quality says of events in doubt, and how many deployments its list has. */
  const doubted = async ({ owner, organizationId: p_organization_id }: Connected) => {
    const report = { p_organization_id };
    const { checks } = await callRpc<{ checks: Record<string, { numbers: object }> }>(
      owner,
      "report_data_quality",
      report,
    );
    const from = ago(bench, 90 * DAY);
    const page = await callRpc<{ items: unknown[] }>(owner, "list_deployments", {
      ...report,
      p_filter: { check: "vanished", from, limit: 200 },
    });
    return { said: checks.vanished?.numbers, listed: page.items.length };
  };

  const decide = ({ acting, connectionId }: Connected, confirm: boolean) =>
    decideVanished(acting, { connectionId, confirm });

  test("105 of 105 delete nothing: each run is partial and says so, and the connection is read on (FC-01)", async () => {
    const connected = await connect(105);
    hide(connected, 105);
    atDatadog(connected).add(
      wireDeployment("new-1", ago(bench, 8000)),
      wireDeployment("new-2", ago(bench, 9000)),
    );
    for (const mode of [undefined, "deep", undefined] as const) {
      const ran = await sync(connected, { ...(mode && { mode }) });
      expect(ran).toMatchObject({
        result: "partial",
        run: { status: "partial", error: { code: "events_vanished", numbers: { missing: 105, of: 105 } } },
        deployments: { fetched: 2, tombstoned: 0 },
        incidents: { fetched: 12, unchanged: 12, tombstoned: 0 },
      });
    }
    expect(await alive(connected)).toBe(107);
    expect(await readConnection(connected)).toMatchObject({ status: "active", last_error: null });
    expect(await listed(connected)).toEqual({
      state: "doubted",
      missing: 105,
      of: 105,
      since: expect.any(String),
      streams: { deployments: { missing: 105, of: 105 } },
    });
    expect(await doubted(connected)).toEqual({ said: { deployments: 105, incidents: 0 }, listed: 105 });
  });

  test("what is listed again after two nights ends the doubt by itself, also beyond the lookback, history intact", async () => {
    const connected = await connect(60);
    const [content, rows] = [await digestContent(connected), await digestRows(connected)];
    hide(connected, 60);
    await sync(connected);
    // As days later: what is in doubt has left the lookback.
    await setOrganization(connected.owner, connected.organizationId, { lookbackDays: 20 });
    await sync(connected);
    show(connected, 60);
    expect(await sync(connected)).toMatchObject({
      result: "succeeded",
      run: { status: "succeeded", error: null },
      deployments: { fetched: 60, unchanged: 60, tombstoned: 0 },
    });
    expect(await digestContent(connected)).toEqual(content);
    expect(await digestRows(connected)).toEqual(rows);
    expect([await noted(connected), await listed(connected)]).toEqual([[], null]);
    expect(await readAll(connected, "verdict_changes")).toHaveLength(1);
  });

  test("a key that sees a tenth deletes nothing of what it does not see", async () => {
    const connected = await connect(100);
    hide(connected, 90, 10);
    expect(await sync(connected)).toMatchObject({ run: { error: { numbers: { missing: 90, of: 100 } } } });
    expect(await alive(connected)).toBe(100);
    show(connected, 100, 55);
    expect(await sync(connected)).toMatchObject({ run: { error: { numbers: { missing: 45, of: 100 } } } });
  });

  test.each([
    [1, 105],
    [15, 20],
    [30, 100],
  ])("%i of %i are gone with the run that sees it, which counts them", async (gone, of) => {
    const connected = await connect(of);
    hide(connected, gone);
    expect(await sync(connected)).toMatchObject({
      result: "succeeded",
      deployments: { fetched: of - gone, unchanged: of - gone, tombstoned: gone },
    });
    expect(await alive(connected)).toBe(of - gone);
    expect(await noted(connected)).toEqual([]);
  });

  test("while some are in doubt a single deletion goes at once, and another wave waits with them", async () => {
    const connected = await connect(150);
    hide(connected, 105);
    await sync(connected);
    hide(connected, 1, 105);
    expect(await sync(connected)).toMatchObject({
      run: { ...LATER, error: { numbers: { missing: 105, of: 150 } } },
      deployments: { tombstoned: 1 },
    });
    expect((await readOne(connected, "d-105"))?.deleted_at).toEqual(expect.any(String));
    hide(connected, 15, 106);
    expect(await sync(connected)).toMatchObject({
      run: { ...LATER, error: { numbers: { missing: 120, of: 149 } } },
      deployments: { tombstoned: 0 },
    });
    expect(await alive(connected)).toBe(149);
  });

  test("what is not found by its id is held against how many were asked for", async () => {
    const old = manyDeployments(bench, 40, { name: "old", from: 40 * DAY, step: DAY });
    const connected = await connectAccount(bench, {
      backfillDays: 100,
      deployments: [...old, wireDeployment("new", ago(bench, 7200), { change_failure: false })],
    });
    await sync(connected);
    atDatadog(connected).remove("old-0");
    expect(await sync(connected, { mode: "deep" })).toMatchObject({
      result: "succeeded",
      deployments: { tombstoned: 1 },
    });
    for (let index = 1; index < 31; index += 1) atDatadog(connected).remove(`old-${index}`);
    const ran = await sync(connected, { mode: "deep" });
    expect(ran).toMatchObject({ run: LATER, deployments: { tombstoned: 0 } });
    expect(ran.run.error).toMatchObject({ numbers: { missing: 30 } });
    expect(await alive(connected)).toBe(40);
    // One more by its id: a switched source answers the same of each that it hides.
    atDatadog(connected).remove("old-31");
    expect(await sync(connected, { mode: "deep" })).toMatchObject({
      run: { ...LATER, error: { numbers: { missing: 31 } } },
      deployments: { tombstoned: 0 },
    });
  });

  test("two runs killed in the middle decide nothing; the round that comes to its end does, about all of it", async () => {
    const connected = await connect(60);
    hide(connected, 60);
    for (const call of ["commit_slice", "settle_vanished"]) {
      const lease = await takeLease(connected);
      expect(await sync(connected, { lease, db: syncClient(stack, dieBefore(call)) })).toMatchObject({
        run: { status: "running" },
      });
      const { organizationId, connectionId: subjectId } = connected;
      await setWork(stack, { organizationId, subjectId }, { lease_expires_at: ago(bench, 60) });
    }
    expect(await noted(connected)).toHaveLength(60);
    expect(await sync(connected)).toMatchObject({ run: { error: { numbers: { missing: 60, of: 60 } } } });
    expect(await alive(connected)).toBe(60);
  });

  test("many go batch by batch, also with the next run of the round, and no batch tips the judgement", async () => {
    const connected = await connect(100);
    hide(connected, 30);
    let batches = 0;
    const counting = interceptRpc("settle_vanished", (pass) => {
      batches += 1;
      return pass();
    });
    const db = syncClient(stack, counting);
    const first = await sync(connected, { db, settleBatch: 8, deadlineAt: 2, now: () => batches });
    expect(first).toMatchObject({ run: { status: "partial", error: null }, deployments: { tombstoned: 16 } });
    const second = await sync(connected, { settleBatch: 8 });
    expect(second).toMatchObject({ result: "succeeded", deployments: { tombstoned: 14 } });
    expect(await alive(connected)).toBe(70);
  });

  test("an admin confirms: work of its own deletes them batch by batch, and what comes back is there again", async () => {
    const connected = await connect(60);
    const content = await digestContent(connected);
    hide(connected, 60);
    await sync(connected);
    await nothingIsDue(stack);
    expect(await decide(connected, true)).toBe(60);
    await expect(decide(connected, true)).rejects.toMatchObject({ code: "conflict" });
    expect(await tickBench(bench)).toMatchObject({ failed: 0 });
    expect([await alive(connected), await noted(connected)]).toEqual([0, []]);
    expect(await sync(connected)).toMatchObject({ result: "succeeded" });
    show(connected, 60);
    expect(await sync(connected)).toMatchObject({ deployments: { updated: 60 } });
    expect(await digestContent(connected)).toEqual(content);
  });

  test("an admin refuses: they are kept, no run tells of them, and a later confirmation still deletes them", async () => {
    const connected = await connect(60);
    hide(connected, 60);
    await sync(connected);
    expect(await decide(connected, false)).toBe(60);
    await expect(decide(connected, false)).rejects.toMatchObject({ code: "conflict" });
    expect(await sync(connected)).toMatchObject({ result: "succeeded", run: { error: null } });
    expect(await listed(connected)).toMatchObject({ state: "kept", missing: 60, of: 60 });
    expect(await alive(connected)).toBe(60);
    expect(await decide(connected, true)).toBe(60);
    const lines = await callRpc<{ items: { action: string; details: unknown }[] }>(
      connected.owner,
      "list_audit",
      {
        p_organization_id: connected.organizationId,
        p_filter: { limit: 2, cursor: null },
      },
    );
    expect(lines.items).toMatchObject([
      { action: "connection.vanished_confirmed", details: { events: 60 } },
      { action: "connection.vanished_refused", details: { events: 60 } },
    ]);
    const notes = await listMetricNotes(connected.acting.db, connected.organizationId, {
      from: null,
      to: null,
    });
    expect(notes.map(({ code, details }) => [code, details.events])).toEqual(
      expect.arrayContaining([
        ["vanished_deleted", 60],
        ["vanished_kept", 60],
      ]),
    );
  });

  test("the admins are told once, however many nights it lasts, and again of another doubt", async () => {
    const connected = await connect(60);
    hide(connected, 30);
    const told = async (options = {}) => {
      await sync(connected, options);
      return (await readConnection(connected)).told;
    };
    expect(await told()).toBe("vanished events_vanished");
    const answers: boolean[] = [];
    const db = syncClient(
      stack,
      interceptRpc("finish_work", async (pass) => {
        const answer = await pass();
        answers.push((await answer.clone().json()).tell);
        return answer;
      }),
    );
    await told({ db });
    // A part of a round says nothing about it.
    expect(await told({ db, deadlineAt: 0 })).toBe("vanished events_vanished");
    await told({ db });
    expect(answers).toEqual([false, false, false]);
    await decide(connected, false);
    hide(connected, 30, 30);
    await told({ db });
    expect(answers.at(-1)).toBe(true);
  });

  test("what is stored here speaks for no source: parsing it again leaves the doubt", async () => {
    const connected = await connect(60);
    hide(connected, 60);
    await sync(connected);
    expect(await sync(connected, { mode: "replay" })).toMatchObject({ result: "succeeded" });
    expect(await noted(connected)).toHaveLength(60);
  });
});
