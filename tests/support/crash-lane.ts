import { randomUUID } from "node:crypto";
import { storeCredentials } from "#lib/db/credentials.ts";
import type { TickResult } from "#lib/work/tick.ts";
import { atDatadog } from "./at-datadog.ts";
import {
  type Connected,
  connectAccount,
  openSyncBench,
  setConnection,
  sync,
  syncClient,
  tickBench,
} from "./connected-account.ts";
import {
  BACKFILL_DAYS,
  changeOnce,
  changeTwice,
  firstWorld,
  hideMany,
  LOOKBACK_DAYS,
  SETTINGS,
} from "./crash-world.ts";
import { openStack } from "./kit.ts";
import { quote, readRows, type Stack } from "./stack.ts";
import { setOrganization } from "./stack-client.ts";
import { copyStatement, readContent, readTables, type TableColumns } from "./whole-content.ts";
import { nothingIsDue, setWork } from "./work.ts";

/** A database of its own with a connection that ran twice and is due again, Datadog having changed since. */
export type CrashLane = {
  stack: Stack;
  tables: TableColumns;
  template: Connected;
  close: () => Promise<void>;
};

export async function openCrashLane(name: Stack["name"]): Promise<CrashLane> {
  const stack = await openStack(name);
  // Over HTTP, where each call can be watched.
  const db = syncClient(stack, (input, init) => fetch(input, init));
  const bench = { ...(await openSyncBench(stack)), db };
  const template = await connectAccount(bench, { ...firstWorld(bench), backfillDays: BACKFILL_DAYS });
  await setOrganization(template.owner, template.organizationId, { lookbackDays: LOOKBACK_DAYS });
  await sync(template, SETTINGS);
  changeOnce(template);
  await sync(template, SETTINGS);
  hideMany(template);
  await sync(template, SETTINGS);
  await confirmSome(stack);
  changeTwice(template);
  // Some payloads are past their time.
  await stack.sql(`update private.raw_payloads set stored_at = stored_at - interval '100 days'
    where external_id ~ '[357]$'`);
  const close = async () => {
    await bench.close();
    await stack.close();
  };
  return { stack, tables: await readTables(stack), template, close };
}

/** Of some of what is in doubt an admin has said that it is deleted; no other decision is about a part. */
function confirmSome(stack: Stack): Promise<unknown> {
  return stack.sql("update public.vanished_events set confirmed_at = now() where external_id ~ '-2[0-9]$'");
}

/** The same connection with the same past in an organisation of its own, and the only one that is due. */
export async function copyConnection({ stack, tables, template }: CrashLane): Promise<Connected> {
  const copy = { ...template, organizationId: randomUUID(), connectionId: randomUUID() };
  await stack.sql(copyStatement(tables, template, copy));
  const { organizationId, connectionId } = copy;
  await storeCredentials(copy.bench.db, copy.bench.ring, { organizationId, connectionId, keys: copy.keys });
  await nothingIsDue(stack);
  await setConnection(copy, { next_at: new Date(Date.now() - 1000).toISOString() });
  return copy;
}

/** What is confirmed to be deleted, and the payloads past their time, are to go with the same tick. */
export async function planPurge({ stack }: CrashLane, copy: Connected): Promise<void> {
  const { organizationId, connectionId } = copy;
  const confirmed = { organizationId, subjectId: connectionId, kind: "delete_vanished" };
  await setWork(stack, confirmed, { next_at: new Date(Date.now() - 60_000).toISOString() });
  const work = { organizationId, subjectId: organizationId, kind: "purge_payloads" };
  await setWork(stack, work, { next_at: new Date(Date.now() - 1000).toISOString() });
}

/** As six minutes after the death of whoever held the lease. */
export async function expireLease({ stack }: CrashLane, { organizationId }: Connected): Promise<void> {
  await stack.sql(`update private.work set lease_expires_at = now() - interval '1 second'
    where organization_id = ${quote(organizationId)} and lease_token is not null`);
}

/** One tick of this process over all that is due, and the calls that Datadog saw of it. */
export async function tick(connected: Connected): Promise<TickResult & { calls: number }> {
  const { calls } = atDatadog(connected);
  const before = calls().length;
  const result = await tickBench(connected.bench, SETTINGS);
  return { ...result, calls: calls().length - before };
}

export type Progress = { slices: number; readCalls: number };

/** What the runs after the template's have read and committed, what they settled at their end apart, and the calls that completely read ranges took. */
export async function readProgress(lane: CrashLane, { organizationId }: Connected): Promise<Progress> {
  const [row] = await readRows<Progress>(
    lane.stack,
    `select count(*)::int as slices,
       coalesce(sum(s.api_calls) filter (where s.complete), 0)::int as "readCalls"
     from public.sync_slices s where s.organization_id = ${quote(organizationId)} and s.tombstoned = 0
       and s.run_id not in (${templateRuns(lane)})`,
  );
  return row ?? { slices: 0, readCalls: 0 };
}

const templateRuns = ({ template }: CrashLane) =>
  `select r.id from public.sync_runs r where r.organization_id = ${quote(template.organizationId)}`;

/**
 * All that two copies have in common when neither has lost, doubled or left open anything. A run reads up to two
 * minutes before its whole second, which may have begun before Datadog's clock stood still.
 */
export async function readState(lane: CrashLane, { organizationId, bench }: Connected) {
  const presentAt = bench.simulator.clock.now();
  const content = await readContent(lane.stack, { tables: lane.tables, organizationId, presentAt });
  const mine = `organization_id = ${quote(organizationId)}`;
  const [state] = await readRows<{ notCovered: unknown; written: unknown }>(
    lane.stack,
    `select c.status, w.attempts, c.last_error, w.not_before, w.lease_token, w.lease_expires_at, c.round_started_at,
       w.next_at > now() as "isPlanned", w.last_outcome, w.last_error_code, w.told, c.last_synced_at > t.last_synced_at as "isSynced",
       (select json_object_agg(g.stream, (tstzmultirange(tstzrange(
            c.connected_at - make_interval(days => c.backfill_days) + interval '1 second',
            ${quote(presentAt.toISOString())}::timestamptz - interval '121 seconds')) - g.covered)::text)
          from public.covered_ranges g where g.${mine}) as "notCovered",
       (select json_build_object('inserted', sum(s.inserted), 'updated', sum(s.updated), 'tombstoned', sum(s.tombstoned))
          from public.sync_slices s where s.${mine}) as written,
       (select count(*) from public.sync_slices s where s.${mine}
          and s.fetched <> s.inserted + s.updated + s.unchanged + s.quarantined) as "slicesThatDoNotAddUp",
       (select count(*) from public.sync_runs r where r.${mine} and r.status in ('queued', 'running')) as "openRuns",
       (select json_agg(json_build_array(p.kind, p.last_outcome, p.lease_token, p.next_at > now()) order by p.kind)
          from private.work p where p.${mine}) as work,
       (select json_build_object('status', r.status, 'error', r.error) from public.sync_runs r where r.${mine}
          order by r.created_at desc limit 1) as "lastRun",
       (select coalesce(json_agg(distinct r.error ->> 'code'), '[]') from public.sync_runs r where r.${mine}
          and r.status = 'failed' and r.error ->> 'code' <> 'interrupted') as "otherErrors"
     from public.connections c, public.connections t, private.work w
     where w.${mine} and w.kind = 'read' and c.${mine} and t.organization_id = ${quote(lane.template.organizationId)}`,
  );
  if (state === undefined) throw new Error("the connection is gone");
  return { content, ...state };
}
