import { z } from "zod";
import { addDays } from "../domain/format/calendar.ts";
import { type HealthGrid, healthGrid, measureFor } from "../domain/health/health-grid.ts";
import { HEALTH_ROWS } from "../domain/health/health-row.ts";
import { type Mark, type Marks, MEASURES } from "../domain/health/marks.ts";
import { metricsOfTrend, type Trend, type TrendOf, trendOf } from "../domain/health/trend.ts";
import { AppError } from "../errors.ts";
import { type Acting, act } from "./acting.ts";
import type { Db } from "./call.ts";
import { ofOrganization } from "./reading.ts";
import { listSnapshots } from "./snapshots.ts";

export const mark = z.object({
  row: z.string(),
  measure: z.enum(MEASURES),
  good: z.number(),
  bad: z.number(),
}) satisfies z.ZodType<Mark>;

export const healthMarks = z.object({
  version: z.number().int(),
  marks: z.array(mark),
  setAt: z.string().nullable(),
}) satisfies z.ZodType<Marks>;

/** `scope`: host/owner/name, empty for the organisation; `to`: the last day, in the organisation's time zone. */
export type HealthQuery = { scope: string; to: string; days: number };

/** The marks that an organisation set instead of the usual ones. */
export const readHealthMarks = ofOrganization("get_health_marks", healthMarks);

/** Sets all marks that differ from the usual ones, as an admin; `version` is the one that was seen, else `conflict`. */
export async function setHealthMarks(
  acting: Acting,
  marks: { version: number; marks: Mark[] },
): Promise<Marks> {
  const request = { args: { p_marks: marks }, returns: healthMarks, idempotent: true };
  try {
    return await act(acting, { name: "set_health_marks", ...request });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
    throw new AppError("conflict", { says: { code: "thresholds_changed", numbers: {} }, cause: error });
  }
}

/** The grid of an organisation or of one of its repositories: what page, API, picture and publishing read. */
export async function readHealthGrid(
  db: Db,
  organizationId: string,
  query: HealthQuery,
): Promise<HealthGrid> {
  const [snapshots, marks] = await Promise.all([
    readGridSnapshots(db, organizationId, query),
    readHealthMarks(db, organizationId),
  ]);
  return healthGrid(snapshots, { ...query, marks });
}

/** What a grid is made of, for whoever judges it by other marks too. */
export function readGridSnapshots(db: Db, organizationId: string, { scope, to, days }: HealthQuery) {
  const metrics = HEALTH_ROWS.map((row) => measureFor(row, scope).metric);
  return listSnapshots(db, organizationId, { scope, metrics, from: addDays(to, 1 - days), to });
}

export type TrendQuery = { scope: string; of: TrendOf; from: string; to: string };

/** One figure between two days, both included: what page, table and picture read. Undefined for an unknown one. */
export async function readTrend(
  db: Db,
  organizationId: string,
  { scope, of, from, to }: TrendQuery,
): Promise<Trend | undefined> {
  const metrics = metricsOfTrend(of, scope);
  const [snapshots, marks] = await Promise.all([
    listSnapshots(db, organizationId, { scope, metrics, from, to }),
    readHealthMarks(db, organizationId),
  ]);
  return trendOf(snapshots, { scope, of, from, to, marks });
}
