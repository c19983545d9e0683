import { addDays } from "../domain/format/calendar.ts";
import type { HealthGrid } from "../domain/health/health-grid.ts";
import { healthGrid, measureFor } from "../domain/health/health-grid.ts";
import { HEALTH_ROWS } from "../domain/health/health-row.ts";
import type { Db } from "./call.ts";
import { listSnapshots } from "./snapshots.ts";

/** `scope`: host/owner/name, empty for the organisation; `to`: the last day, in the organisation's time zone. */
export type HealthQuery = { scope: string; to: string; days: number };

/** The grid of an organisation or of one of its repositories: what page, API, picture and publishing read. */
export async function readHealthGrid(
  db: Db,
  organizationId: string,
  query: HealthQuery,
): Promise<HealthGrid> {
  const { scope, to, days } = query;
  const metrics = HEALTH_ROWS.map((row) => measureFor(row, scope).metric);
  const range = { from: addDays(to, 1 - days), to };
  return healthGrid(await listSnapshots(db, organizationId, { scope, metrics, ...range }), query);
}
