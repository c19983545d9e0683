import type { EventStore } from "#scripts/simulator/event-store.ts";
import { startSimulator } from "#scripts/simulator/server.ts";
import { tickBench } from "./connected-account.ts";
import { openedBy } from "./datadog-account.ts";
import { LateWorld } from "./late-world.ts";
import {
  addTenant,
  keysOf,
  openLaboratory,
  type SyncLaboratory,
  setClock,
  type Tenant,
} from "./sync-laboratory.ts";

const DAY = 86_400;
const BACKFILL_DAYS = 30;
const FIRST_NIGHT = Date.parse("2026-01-10T04:00:00Z") / 1000;
const CONNECTED = FIRST_NIGHT - 3600;
const HISTORY_FROM = CONNECTED - BACKFILL_DAYS * DAY;
/** What a run leaves to settle is not missing yet. */
const SETTLE_SECONDS = 120;

type World = { tenant: Tenant; world: LateWorld; deployments: EventStore; failures: EventStore };

export type Nights = {
  /** Events that Datadog has at the end. */
  events: number;
  /** Datadog has it, we never stored it. */
  lost: number;
  /** Datadog has it, we hold it for deleted. */
  falselyDeleted: number;
  /** Another verdict, remediation or end than Datadog's. */
  stale: number;
  /** Deleted at Datadog, alive with us. */
  ghosts: number;
  runs: number;
  failedRuns: number;
  deepRuns: number;
  /** Not among the others, nor their calls. */
  wholeRuns: number;
  /** Calls to Datadog per run and stream. */
  callsPerStream: number;
};

/** One world per seed, each synced once a night by the database's clock, then held against what Datadog has. */
export async function simulateNights(
  options: { seeds: number[]; nights: number },
  open: typeof openLaboratory = openLaboratory,
): Promise<Nights> {
  const laboratory = await open();
  const simulator = await startSimulator({ frozenAt: new Date(FIRST_NIGHT * 1000) });
  try {
    await setClock(laboratory, CONNECTED);
    const to = FIRST_NIGHT + (options.nights - 1) * DAY;
    const worlds: World[] = [];
    for (const seed of options.seeds) {
      const account = `world-${seed}`;
      const { stores } = simulator.simulator.createAccount(openedBy(account, keysOf(account)));
      const world = new LateWorld({ seed: `${seed}`, from: HISTORY_FROM - 5 * DAY, to, stores });
      const tenant = await addTenant(laboratory, { account, backfillDays: BACKFILL_DAYS });
      worlds.push({ tenant, world, ...stores });
    }
    for (let night = 0; night < options.nights; night += 1) {
      const now = FIRST_NIGHT + night * DAY;
      for (const { world } of worlds) world.advanceTo(now);
      simulator.simulator.clock.freeze(new Date(now * 1000));
      await setClock(laboratory, now);
      await tickBench({ ...laboratory, simulatorUrl: simulator.url });
    }
    return await compare(laboratory, worlds, to);
  } finally {
    await simulator.close();
    await laboratory.close();
  }
}

async function compare(laboratory: SyncLaboratory, worlds: World[], end: number): Promise<Nights> {
  const found = { events: 0, lost: 0, falselyDeleted: 0, stale: 0, ghosts: 0 };
  const ours = await readStored(laboratory);
  for (const { tenant, deployments, failures } of worlds) {
    for (const [stream, store] of Object.entries({ deployments, failures })) {
      const prefix = `${tenant.connectionId} ${stream}`;
      const stored = ours.get(prefix) ?? new Map();
      for (const event of store.events()) {
        const startedAt = Date.parse(String(event.attributes?.started_at)) / 1000;
        if (startedAt < HISTORY_FROM || startedAt >= end - SETTLE_SECONDS) continue;
        found.events += 1;
        const row = stored.get(String(event.id));
        if (row === undefined) found.lost += 1;
        else if (row.deleted) found.falselyDeleted += 1;
        else if (row.says !== says(event.attributes ?? {})) found.stale += 1;
        stored.delete(String(event.id));
      }
      for (const row of stored.values()) {
        if (!row.deleted) found.ghosts += 1;
      }
    }
  }
  return { ...found, ...(await readRuns(laboratory)) };
}

type Stored = { says: string; deleted: boolean };

async function readStored({ sql }: SyncLaboratory): Promise<Map<string, Map<string, Stored>>> {
  const rows = await sql<Stored & { owner: string; external_id: string }>(`
    select connection_id || ' deployments' as owner, external_id, deleted_at is not null as deleted,
      json_build_array(change_failure, recovery_seconds, remediation_id)::text as says from public.deployments
    union all
    select connection_id || ' failures', external_id, deleted_at is not null,
      json_build_array(extract(epoch from finished_at), restore_seconds)::text from public.incidents`);
  const stored = new Map<string, Map<string, Stored>>();
  for (const { owner, external_id, ...row } of rows) {
    const own = stored.get(owner) ?? new Map();
    own.set(external_id, { ...row, says: JSON.stringify(JSON.parse(row.says)) });
    stored.set(owner, own);
  }
  return stored;
}

function says(attributes: Record<string, unknown>): string {
  if ("change_failure" in attributes) {
    const { change_failure, recovery_time_sec = null, remediation } = attributes;
    return JSON.stringify([change_failure, recovery_time_sec, (remediation as { id: string })?.id ?? null]);
  }
  const { finished_at, time_to_restore = null } = attributes;
  return JSON.stringify([finished_at ? Date.parse(String(finished_at)) / 1000 : null, time_to_restore]);
}

async function readRuns({ sql }: SyncLaboratory) {
  const [row] = await sql<Record<"runs" | "failed" | "deep" | "whole" | "calls", number>>(`
    select (count(*) filter (where mode <> 'whole'))::int as runs,
      (count(*) filter (where status <> 'succeeded'))::int as failed,
      (count(*) filter (where mode = 'deep'))::int as deep, (count(*) filter (where mode = 'whole'))::int as whole,
      (sum(api_calls) filter (where mode <> 'whole'))::int as calls from public.sync_runs`);
  if (row === undefined) throw new Error("no runs");
  return {
    runs: row.runs,
    failedRuns: row.failed,
    deepRuns: row.deep,
    wholeRuns: row.whole,
    callsPerStream: row.calls / row.runs / 2,
  };
}
