import type { Acting } from "#lib/db/acting.ts";
import { readHealthGrid, readTrend } from "#lib/db/health.ts";
import { type HealthFacts, listHealthFacts, tellHealth } from "#lib/db/health-lists.ts";
import { fetchParts } from "#lib/db/report.ts";
import { behindRow, type EventCount } from "#lib/domain/health/behind.ts";
import type { HealthCell, HealthGridRow } from "#lib/domain/health/health-grid.ts";
import type { Narrowed } from "#lib/domain/links.ts";
import type { Figures } from "#lib/domain/report/report.ts";
import { started } from "../_components/list/read-list.ts";
import { gridQuery, type HealthState, trendQuery } from "./search-params.ts";

/** What the page shows, each begun at once. */
export function loadHealth({ db, organization: { id, timeZone } }: Acting, state: HealthState, now: Date) {
  const query = gridQuery(state, timeZone, now);
  const asked = trendQuery(state, timeZone, now);
  return {
    query,
    asked,
    grid: started(readHealthGrid(db, id, query)),
    told: started(tellHealth(db, id)),
    trend: started(readTrend(db, id, asked)),
  };
}

export type HealthData = ReturnType<typeof loadHealth>;

/** What is behind a cell: facts of GitHub, or how many events a list of ours has, and with what it is asked. */
export type FoundBehind =
  | { of: "facts"; facts: HealthFacts }
  | { of: "events"; count: EventCount; value: number; narrowed: Narrowed };

/** Null where nothing was measured, and so there is no window to look into. */
export async function loadBehind(
  { db, organization: { id } }: Acting,
  { scope, row, cell }: { scope: string; row: HealthGridRow; cell: HealthCell },
): Promise<FoundBehind | null> {
  const behind = behindRow(row.key);
  if (behind === null || cell.window === null) return null;
  const { from, to } = cell.window;
  if (behind.of !== "events")
    return { of: "facts", facts: await listHealthFacts(db, id, { ...behind, scope, from, to }) };
  const repository = scope === "" ? [] : [scope];
  const asked = { ...ALL, repository, from, to };
  const told = await fetchParts(db, id, { ...asked, parts: ["figures"] });
  if (told === null) return null;
  const { count } = behind;
  const narrowed = { ...WHOLE, repository: scope === "" ? [""] : repository, from, to };
  return { of: "events", count, value: countIn(told.figures, count), narrowed };
}

const ALL = {
  ...{ env: [], service: [], team: [], connection: [], tag: [], without: [] },
  ...{ compare: null, bucket: null, automation: null },
};

/** Nothing of the scope of the page: the value is of production as a whole. */
const WHOLE = {
  ...{ env: [""], service: [""], team: [""], connection: [""], tag: [""], automation: "" },
} satisfies Narrowed;

function countIn(figures: Figures, count: EventCount): number {
  const counts: Record<EventCount, number> = {
    deployments: figures.deployment_frequency.deployments,
    changes: figures.lead_time.n,
    evaluated: figures.change_failure_rate.evaluated,
    recovered: figures.recovery_time.n,
    rework: figures.rework_rate.rework,
  };
  return counts[count];
}

/** What every part of the page is given. */
export type HealthShown = { member: Acting; state: HealthState; data: HealthData; now: Date };
