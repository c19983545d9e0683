import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { storeCredentials } from "#lib/db/credentials.ts";
import { readOperatorMetrics } from "#lib/db/operator-metrics.ts";
import { ago, connectAccount, DAY, setConnection, sync, takeLease } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { addGaps } from "../support/sync-rows.ts";
import { wireDeployment } from "../support/wire-events.ts";
import { setWork } from "../support/work.ts";

const HOUR_MS = 3_600_000;

const NOTHING = {
  collects: {},
  publishes: {},
  requests: { counted: 0, unchanged: 0 },
  points: { sent: 0, refused: 0 },
};

describe.each(ONE_DATABASE)("the operator's metrics on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const read = () => readOperatorMetrics(bench.db);
  const past = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

  test("of an empty installation are zeros", async () => {
    expect(await read()).toEqual({
      postgresVersion: expect.any(Number),
      connections: {},
      due: 0,
      oldestSyncSeconds: {},
      runs: {},
      expiredLeases: 0,
      quarantined: 0,
      gaps: 0,
      faults: { changes: 0, counts: 0, deployments: 0, origins: 0, runs: 0 },
      oldestVerificationSeconds: 0,
      pictures: { draws: {}, seconds: {}, oldestShownSeconds: 0, oldestFailingSeconds: 0 },
      sources: NOTHING,
      slices: 0,
      events: 0,
      credentials: {},
    });
  });

  test("count what every organisation has, and name none of them", async () => {
    const deployments = [
      wireDeployment("first", ago(bench, DAY)),
      wireDeployment("second", ago(bench, DAY)),
      wireDeployment("poisoned", "yesterday", { created_at: ago(bench, DAY) }),
    ];
    const synced = await connectAccount(bench, { deployments });
    const [failing, leased] = [await connectAccount(bench), await connectAccount(bench)];
    await sync(synced);
    await setConnection(synced, { last_synced_at: past(30) });
    await setConnection(failing, {
      status: "needs_attention",
      last_synced_at: past(100),
      next_at: null,
    });
    const held = await takeLease(leased);
    await setConnection(leased, {
      lease_expires_at: past(1),
      next_at: past(2),
      connected_at: past(50),
    });
    await addGaps({ secret: bench.db as never, ...synced }, [{ from_at: past(9), to_at: past(8) }]);
    for (const fault of ["'deployments', '1'", "'deployments', '2'", "'changes', '1'"])
      await stack.sql(`insert into private.faults (organization_id, what, id)
        values (${quote(synced.organizationId)}, ${fault})`);
    await setWork(
      stack,
      { ...failing, subjectId: failing.organizationId, kind: "verify" },
      { last_good_at: past(70) },
    );
    const ring = new Map([...bench.ring, [7, Buffer.alloc(32, 7)]].toReversed() as [number, Buffer][]);
    await storeCredentials(bench.db, ring, { ...leased, ...leased.keys });

    const found = await read();
    const { postgresVersion, oldestSyncSeconds, oldestVerificationSeconds, slices, ...rest } = found;
    expect(postgresVersion).toBeGreaterThanOrEqual(150_000);
    expect(rest).toEqual({
      pictures: { draws: {}, seconds: {}, oldestShownSeconds: 0, oldestFailingSeconds: 0 },
      sources: NOTHING,
      connections: { active: 2, needs_attention: 1 },
      // Reading of one, and collecting of the one that was read.
      due: 2,
      runs: { succeeded: 1, running: 1 },
      expiredLeases: 1,
      quarantined: 1,
      gaps: 1,
      faults: { changes: 1, counts: 0, deployments: 2, origins: 0, runs: 0 },
      events: 2,
      credentials: { "1": 2, "7": 1 },
    });
    expect(slices).toBeGreaterThan(0);
    expect(Math.floor(oldestVerificationSeconds / 3600)).toBe(70);
    // The one that has never synced counts from when it was connected.
    expect(Math.floor((oldestSyncSeconds.active ?? 0) / 3600)).toBe(50);
    expect(Math.floor((oldestSyncSeconds.needs_attention ?? 0) / 3600)).toBe(100);
    const hidden = [synced, failing, leased].flatMap((one) => [one.organizationId, one.connectionId]);
    hidden.push(held.runId);
    expect(hidden.filter((id) => JSON.stringify(found).includes(id))).toEqual([]);
  });

  test("leave out what is older than a day, what was resolved and what is disconnected", async () => {
    const connected = await connectAccount(bench, {
      deployments: [wireDeployment(randomUUID(), ago(bench, DAY))],
    });
    const before = await read();
    const { run } = await sync(connected);
    const during = await read();
    expect(during.events).toBe(before.events + 1);
    await stack.sql(`update public.sync_runs set created_at = ${quote(past(26))} where id = ${quote(run.id)};
      update public.quarantine set resolved_at = now()`);
    await setConnection(connected, { status: "disconnected", last_synced_at: past(1000) });
    const after = await read();
    expect([after.events, after.slices, after.runs]).toEqual([before.events, before.slices, before.runs]);
    expect(after.quarantined).toBe(0);
    expect(after.connections.disconnected).toBe(1);
    expect(after.oldestSyncSeconds).not.toHaveProperty("disconnected");
  });

  test("count what collecting asked for and publishing sent, of the last day", async () => {
    const { organizationId } = await connectAccount(bench);
    const own = quote(organizationId);
    await stack.sql(`insert into public.collect_runs (organization_id, subject_id, trigger, status, started_at, calls, not_modified)
      values (${own}, ${own}, 'cron', 'succeeded', ${quote(past(1))}, 30, 200),
        (${own}, ${own}, 'cron', 'failed', ${quote(past(2))}, 4, 0),
        (${own}, ${own}, 'cron', 'failed', ${quote(past(25))}, 1000, 0);
      insert into public.publish_runs (organization_id, trigger, status, started_at, finished_at, sent, refused)
      values (${own}, 'manual', 'partial', ${quote(past(1))}, ${quote(past(1))}, 90, 5),
        (${own}, 'manual', 'failed', ${quote(past(25))}, ${quote(past(25))}, 1, 1)`);
    expect((await read()).sources).toEqual({
      collects: { succeeded: 1, failed: 1 },
      publishes: { partial: 1 },
      requests: { counted: 34, unchanged: 200 },
      points: { sent: 90, refused: 5 },
    });
  });
});
