import { listConnections, type WholeRead } from "#lib/db/connections.ts";
import { type Lease, leaseOf } from "#lib/db/sync.ts";
import { claimWork } from "#lib/db/work.ts";
import type { LoggedRequest } from "#scripts/simulator/request-log.ts";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { atDatadog, manyDeployments } from "./at-datadog.ts";
import { ago, type Connected, connectAccount, DAY, type SyncBench, tickBench } from "./connected-account.ts";
import { quote, readRows } from "./stack.ts";
import { wireDeployment, wireIncident } from "./wire-events.ts";
import { nothingIsDue, readWork, setWork, type WorkRow } from "./work.ts";

const STEP_DAYS = 4;

/** A settled deployment every four days and an incident every twenty, as far back as `days`. */
export function settledWorld(
  bench: SyncBench,
  days: number,
): { deployments: WireEvent[]; failures: WireEvent[] } {
  return {
    deployments: manyDeployments(bench, Math.floor(days / STEP_DAYS), {
      step: STEP_DAYS * DAY,
      each: () => ({ change_failure: false }),
    }),
    failures: Array.from({ length: Math.floor(days / 20) }, (_, index) =>
      wireIncident(`i-${index}`, ago(bench, 7200 + index * 20 * DAY), {
        finished_at: ago(bench, 3600 + index * 20 * DAY),
      }),
    ),
  };
}

/** What Datadog says otherwise since then of what began so many days ago: deleted, flipped, added. */
export function changeOld(connected: Connected, daysAgo: readonly number[]): void {
  const { patch, remove, add, incidents } = atDatadog(connected);
  const { bench } = connected;
  for (const [index, days] of daysAgo.entries()) {
    const place = Math.ceil(days / STEP_DAYS);
    remove(`d-${place}`);
    patch(`d-${place + 1}`, { change_failure: true, recovery_time_sec: 900 });
    add(wireDeployment(`late-${index}`, ago(bench, days * DAY + 5000), { change_failure: false }));
    const incident = Math.ceil(days / 20);
    if (index % 2 === 0) incidents.remove(`i-${incident}`);
    else incidents.patch(`i-${incident}`, { finished_at: ago(bench, incident * 20 * DAY) });
  }
}

/** An account whose history was read once, nothing else being due. */
export async function openWhole(bench: SyncBench, days: number): Promise<Connected> {
  await nothingIsDue(bench.stack);
  const connected = await connectAccount(bench, { ...settledWorld(bench, days), backfillDays: days });
  await tickBench(bench);
  await nothingIsDue(bench.stack);
  return connected;
}

type Kind = "read" | "reread";
const workOf = ({ organizationId, connectionId }: Connected, kind: Kind) => ({
  organizationId,
  subjectId: connectionId,
  kind,
});

/** As if it had been planned for then; a minute ago unless given. */
export function makeDue(connected: Connected, kind: Kind, secondsAgo = 60): Promise<void> {
  const next_at = new Date(Date.now() - secondsAgo * 1000).toISOString();
  return setWork(connected.bench.stack, workOf(connected, kind), { next_at });
}

export function readWholeWork(connected: Connected): Promise<WorkRow> {
  return readWork(connected.bench.stack, workOf(connected, "reread"));
}

/** The lease of the whole read of a connection that is due. */
export async function claimWhole({ bench: { db } }: Connected): Promise<Lease> {
  const [held] = await claimWork(db, { kinds: ["reread"], limit: 1, trigger: "worker" });
  if (held === undefined) throw new Error("no whole read is due");
  return leaseOf(held);
}

export async function readConnected({ bench, organizationId, connectionId }: Connected) {
  const all = await listConnections(bench.db, organizationId);
  const found = all.find(({ id }) => id === connectionId);
  if (found === undefined) throw new Error("no such connection");
  return found;
}

export async function wholeReadOf(connected: Connected): Promise<WholeRead | null> {
  return (await readConnected(connected)).wholeRead;
}

/** What counts of a connection, as Datadog sent it. */
export function readLive({ bench, connectionId }: Connected) {
  const of = (table: string) => `select external_id, payload_hash from public.${table}
    where connection_id = ${quote(connectionId)} and deleted_at is null`;
  return readRows(bench.stack, `${of("deployments")} union all ${of("incidents")} order by 1, 2`);
}

/** What counts of the same account where nobody has read it before. */
export async function readAnew(connected: Connected, days: number) {
  const { bench } = connected;
  const anew = await connectAccount(bench, { like: connected, backfillDays: days });
  await tickBench(bench);
  await nothingIsDue(bench.stack);
  return readLive(anew);
}

export type WholeRun = { status: string; trigger: string; error: unknown; slices: number };

/** The runs of a whole read, oldest first. */
export function readWholeRuns({ bench, connectionId }: Connected): Promise<WholeRun[]> {
  return readRows<WholeRun>(
    bench.stack,
    `select r.status, r.trigger, r.error, (select count(*)::int from public.sync_slices s
       where s.run_id = r.id and s.part = 0) as slices
     from public.sync_runs r where r.connection_id = ${quote(connectionId)} and r.mode = 'whole' order by r.created_at`,
  );
}

/** The ranges that Datadog was asked for, by stream, in the order of the questions. */
export function askedRanges(calls: readonly LoggedRequest[]): Record<string, string[]> {
  const asked: Record<string, string[]> = {};
  for (const { path, attributes } of calls) asked[path] = [...(asked[path] ?? []), `${attributes?.from}`];
  return asked;
}

/** As six minutes after the death of whoever held it. */
export async function expireLease({ bench, connectionId }: Connected): Promise<void> {
  await bench.stack.sql(`update private.work set lease_expires_at = now() - interval '1 second'
    where lease_token is not null and subject_id = ${quote(connectionId)}`);
}
