import type { Db } from "#lib/db/call.ts";
import { type Lease, leaseOf } from "#lib/db/sync.ts";
import { claimWork, type Trigger } from "#lib/db/work.ts";
import { quote, type Stack } from "./stack.ts";

/** The columns of private.work that tests read, and replace time with. */
export type WorkRow = {
  limit_key: string | null;
  next_at: string | null;
  not_before: string | null;
  attempts: number;
  last_cost: number;
  lease_token: string | null;
  lease_expires_at: string | null;
  ended_at: string | null;
  last_outcome: string | null;
  last_error_code: string | null;
  last_good_at: string | null;
  last_bad_at: string | null;
  told: string | null;
  in_background: boolean;
};

const NO_WORK: WorkRow = {
  limit_key: null,
  next_at: null,
  not_before: null,
  attempts: 0,
  last_cost: 0,
  lease_token: null,
  lease_expires_at: null,
  ended_at: null,
  last_outcome: null,
  last_error_code: null,
  last_good_at: null,
  last_bad_at: null,
  told: null,
  in_background: false,
};
const COLUMNS = Object.keys(NO_WORK);

export type WorkOf = { organizationId: string; subjectId: string; kind?: string };

/** What stands there when no row does: nothing is planned and nobody holds it. */
export async function readWork(stack: Stack, { subjectId, kind = "read" }: WorkOf): Promise<WorkRow> {
  const [row] = await stack.sql<{ value: string }>(
    `select row_to_json(w)::text as value from (select ${COLUMNS.join(", ")} from private.work
      where subject_id = ${quote(subjectId)} and kind = ${quote(kind)}) w`,
  );
  return row === undefined ? NO_WORK : (JSON.parse(row.value) as WorkRow);
}

export function isWorkColumn(name: string): boolean {
  return COLUMNS.includes(name);
}

/** Writes columns of one piece of work, which is planned with them when it is not yet. */
export async function setWork(stack: Stack, of: WorkOf, columns: Partial<WorkRow>): Promise<void> {
  const { organizationId, subjectId, kind = "read" } = of;
  const sets = Object.entries(columns).map(
    ([name, value]) => `${name} = ${value === null ? "null" : quote(`${value}`)}`,
  );
  // A lease is a token and a time, or neither.
  if (columns.lease_expires_at === null) sets.push("lease_token = null");
  else if (columns.lease_expires_at !== undefined)
    sets.push("lease_token = coalesce(lease_token, gen_random_uuid())");
  const key = [organizationId, kind, subjectId].map(quote).join(", ");
  await stack.sql(
    `insert into private.work (organization_id, kind, subject_id) values (${key}) on conflict do nothing;
      update private.work set ${sets.join(", ")}
        where (organization_id, kind, subject_id) = (${key})`,
  );
}

/** As when another took over what is held of a subject. */
export async function takeOverLease(stack: Stack, subjectId: string): Promise<void> {
  await stack.sql(`update private.work set lease_token = gen_random_uuid()
    where lease_token is not null and subject_id = ${quote(subjectId)}`);
}

/** From now on, nothing but what a test plans is due. */
export async function nothingIsDue(stack: Stack): Promise<void> {
  await stack.sql("update private.work set next_at = null where next_at is not null");
}

/** The lease of one connection, once all that was due is claimed; none when it was not due. */
export async function claimOf(connected: {
  bench: { db: Db };
  connectionId: string;
}): Promise<Lease | undefined> {
  const leases = await claimReads(connected.bench.db, 100);
  return leases.find(({ connectionId }) => connectionId === connected.connectionId);
}

/** The leases of due connections, and of nothing else. */
export async function claimReads(db: Db, limit: number, trigger: Trigger = "cron"): Promise<Lease[]> {
  return (await claimWork(db, { kinds: ["read"], limit, trigger })).map(leaseOf);
}
