import { missing, type Snapshot } from "#lib/domain/catalogue/snapshot.ts";
import { addDays } from "#lib/domain/format/calendar.ts";
import { type HealthGrid, healthGrid } from "#lib/domain/health/health-grid.ts";
import { type Trend, type TrendOf, trendOf } from "#lib/domain/health/trend.ts";

export const TO = "2026-11-27";

/** What is known of a day of a metric; the rest is of no matter to a drawing. */
export function snapshotOf(given: Pick<Snapshot, "metric" | "day" | "value"> & Partial<Snapshot>): Snapshot {
  const at = `${given.day}T23:00:00Z`;
  const reason = given.value === null ? missing("no_event") : null;
  return { scope: "", part: "", n: 40, formula: 1, reason, from: at, to: at, measuredAt: at, ...given };
}

const VALUES = [1, 0.9, 0.8, 0.6, null, 0.55, 0.97];

/** Seven days in which tests pass from critical to healthy, one day is not known, and all other rows were not collected. */
export function sampleGrid(scope = "", times = 1): HealthGrid {
  return healthGrid(sampleSnapshots(scope, times), { scope, to: TO, days: 7 });
}

/** One figure of the same days. */
export function sampleTrend(of: Partial<TrendOf>, scope = "", times = 1): Trend {
  const asked = { row: null, metric: null, part: "", ...of };
  const snapshots = sampleSnapshots(scope, times);
  const trend = trendOf(snapshots, { scope, of: asked, from: addDays(TO, -6), to: TO });
  if (trend === undefined) throw new Error(`there is no ${of.row ?? of.metric}`);
  return trend;
}

function sampleSnapshots(scope: string, times: number): Snapshot[] {
  const metric = scope === "" ? "github.ci.tests_passing_share" : "github.prs.avg_time_to_merge_hours";
  return VALUES.map((value, index) =>
    snapshotOf({ scope, metric, day: addDays(TO, index - 6), value: value === null ? null : value * times }),
  );
}
