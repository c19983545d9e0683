import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { insertRows } from "./stack-client.ts";

type Row = Record<string, unknown>;
/** Whose rows they are, and who writes them. */
type Of = { secret: SupabaseClient; organizationId: string; connectionId: string };

export const NOTHING_READ = {
  fetched: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  quarantined: 0,
  tombstoned: 0,
};

/** Rows of a table as a sync leaves them: what they have in common, and what each says of itself. */
function write({ secret, organizationId }: Of, table: string, [common, ...rows]: [Row, ...Row[]]) {
  return insertRows(
    secret,
    table,
    rows.map((row) => ({ organization_id: organizationId, ...common, ...row })),
  );
}

/** A nightly run that succeeded; answers its id. */
export async function addRun(of: Of, columns: Row = {}): Promise<string> {
  const id = randomUUID();
  const run = { id, trigger: "cron", mode: "nightly", status: "succeeded", planned_seconds: 7200 };
  await write(of, "sync_runs", [{ connection_id: of.connectionId, ...run }, columns]);
  return id;
}

/** Complete slices of deployments in which nothing was found. */
export function addSlices(of: Of, run_id: string, slices: Row[]): Promise<void> {
  const slice = { run_id, stream: "deployments", api_calls: 1, complete: true, ...NOTHING_READ };
  return write(of, "sync_slices", [slice, ...slices]);
}

const FULL = { code: "too_many_in_second", numbers: { most: 1000 } };
const NO_ID = { code: "missing_or_long", numbers: { field: "id", most: 128 } };

export function addGaps(of: Of, gaps: Row[]): Promise<void> {
  const gap = { connection_id: of.connectionId, stream: "incidents", reason: FULL, run_id: randomUUID() };
  return write(of, "sync_gaps", [gap, ...gaps]);
}

/** Events that count though their source does not list them, under doubt. */
export function addVanished(of: Of, events: Row[]): Promise<void> {
  const missed = {
    connection_id: of.connectionId,
    stream: "deployments",
    run_id: randomUUID(),
    asked: false,
    in_whole: false,
  };
  return write(of, "vanished_events", [{ ...missed, doubted_at: "2026-01-02Z" }, ...events]);
}

export function addQuarantined(of: Of, events: Row[]): Promise<void> {
  const odd = { connection_id: of.connectionId, stream: "deployments", reason: NO_ID, raw: "{}" };
  return write(of, "quarantine", [odd, ...events]);
}
