import { createHash } from "node:crypto";
import type { Db } from "../db/call.ts";
import { readHealthMarks } from "../db/health.ts";
import { getPublishing, listPublished } from "../db/publishing.ts";
import { listSnapshots } from "../db/snapshots.ts";
import { addDays, dayOf } from "../domain/format/calendar.ts";
import { healthGrid } from "../domain/health/health-grid.ts";
import { type PublishPlan, planPublishing } from "../domain/publish/plan.ts";
import type { Publishing } from "../domain/publish/publishing.ts";
import { identityOf, type Series } from "../domain/publish/series.ts";
import { meritValues, newestValues } from "../domain/publish/values.ts";

/** What would go out at a moment, and which of it went out before. */
export type Standing = { settings: Publishing; plan: PublishPlan; isSent: (series: Series) => boolean };

/** `db`: of a manager, or with the secret key. No call leaves for anywhere but the database. */
export async function readStanding(db: Db, organizationId: string, now: Date): Promise<Standing> {
  const { settings, timeZone } = await getPublishing(db, organizationId);
  const [values, published] = await Promise.all([
    readValues(db, organizationId, dayOf(now, timeZone)),
    listPublished(db, organizationId),
  ]);
  const sent = new Set(published.map(({ series, at, value }) => `${series} ${at} ${value}`));
  return {
    settings,
    plan: planPublishing(values, { settings, now: Math.floor(now.getTime() / 1000) }),
    isSent: (series) => sent.has(`${ledgerKey(settings, series)} ${series.at} ${series.value}`),
  };
}

/** Under which a point is noted: another account has not seen it. */
export function ledgerKey({ connectionId }: Publishing, series: Series): string {
  const text = `${connectionId} ${identityOf(series)}`;
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** Today's values and yesterday's, of which the newest count, and the grid of each scope that has any. */
async function readValues(db: Db, organizationId: string, to: string) {
  const [snapshots, marks] = await Promise.all([
    listSnapshots(db, organizationId, { from: addDays(to, -1), to }),
    readHealthMarks(db, organizationId),
  ]);
  const scopes = Map.groupBy(snapshots, ({ scope }) => scope);
  const grids = [...scopes].map(([scope, own]) => healthGrid(own, { scope, to, days: 2, marks }));
  return [...newestValues(snapshots), ...grids.flatMap(meritValues)];
}
