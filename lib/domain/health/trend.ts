import { metricByKey } from "../catalogue/catalogue.ts";
import type { CatalogueMetric, CatalogueUnit } from "../catalogue/catalogue-metric.ts";
import { missing, type Snapshot } from "../catalogue/snapshot.ts";
import { addDays } from "../format/calendar.ts";
import { cellOf, type HealthCell, type Judge, measureFor, plainCell } from "./health-grid.ts";
import { HEALTH_ROWS, type Measure } from "./health-row.ts";
import { type Marks, markedRows, USUAL } from "./marks.ts";

/**
 * One figure to be looked at by itself: a row of the grid, which reads another metric of all than of a repository, or a
 * metric of the catalogue. Exactly one of both is given; `part` where the metric has several values.
 */
export type TrendOf = { row: string | null; metric: string | null; part: string };

/** One figure day by day. */
export type Trend = {
  scope: string;
  /** The row as which it was asked for; null where it was asked for as a metric. */
  row: string | null;
  metric: string;
  part: string;
  /** All parts that have a value in these days; empty for a metric with one value. */
  parts: string[];
  unit: CatalogueUnit;
  /** How its values are judged; null for a metric that is no row of the grid of this scope. */
  measure: Measure | null;
  /** Oldest first, one for each day. */
  cells: HealthCell[];
};

/** What a key names: a row of the grid or a metric of the catalogue; null for neither. */
export function trendNamed(key: string, part = ""): TrendOf | null {
  if (HEALTH_ROWS.some((row) => row.key === key)) return { row: key, metric: null, part: "" };
  const metric = metricByKey(key);
  return metric === undefined ? null : { row: null, metric: key, part: metric.part === null ? "" : part };
}

/** The metric that a trend of a scope reads; undefined for what this version does not know. */
export function metricOfTrend({ row: key, metric }: TrendOf, scope: string): CatalogueMetric | undefined {
  if (metric !== null) return metricByKey(metric);
  const row = HEALTH_ROWS.find((one) => one.key === key);
  return row === undefined ? undefined : metricByKey(measureFor(row, scope).metric);
}

/** Of which metric every day that was looked at is kept, for one that is kept only of what ran. */
const SEEN_WITH: Record<string, string> = { "github.ci.duration": "github.ci.workflow_runs_7d" };

/** Whatever a trend is made of; empty for what this version does not know. */
export function metricsOfTrend(of: TrendOf, scope: string): string[] {
  const key = metricOfTrend(of, scope)?.key;
  if (key === undefined) return [];
  return SEEN_WITH[key] === undefined ? [key] : [key, SEEN_WITH[key]];
}

type Asked = {
  scope: string;
  of: TrendOf;
  from: string;
  to: string;
  marks?: Pick<Marks, "marks">;
};

/**
 * The daily values of one figure between two days, both included: the only place that makes a trend, so that page, table
 * and picture cannot differ. A metric of several values shows the first where no part is named. Undefined for a figure
 * that this version does not know.
 */
export function trendOf(snapshots: readonly Snapshot[], asked: Asked): Trend | undefined {
  const { scope, of, marks = USUAL } = asked;
  const metric = metricOfTrend(of, scope);
  if (metric === undefined) return undefined;
  const around = snapshots.filter((one) => one.scope === scope);
  const own = around.filter((one) => one.metric === metric.key);
  const parts = metric.part === null ? [] : [...new Set(own.map((one) => one.part))].toSorted();
  const part = metric.part === null ? "" : of.part || (parts[0] ?? "");
  const judge = judgeOf({ metric: metric.key, row: of.row }, { scope, marks });
  const known = byDay(own.filter((one) => one.part === part));
  const seen = byDay(around.filter((one) => one.metric === SEEN_WITH[metric.key]));
  return {
    ...{ scope, row: of.row, metric: metric.key, part, parts, unit: metric.unit },
    measure: judge?.measure ?? null,
    cells: daysBetween(asked).map((day) => {
      const snapshot = known.get(day) ?? silent(seen.get(day));
      return judge === null ? plainCell(day, snapshot) : cellOf({ ...judge, day, snapshot });
    }),
  };
}

const byDay = (snapshots: readonly Snapshot[]) => new Map(snapshots.map((one) => [one.day, one]));

/** A day on which something else was looked at: why that is not known, or that there was nothing of this. */
function silent(seen: Snapshot | undefined): Snapshot | undefined {
  return seen && { ...seen, value: null, n: null, reason: seen.reason ?? missing("no_event") };
}

function judgeOf(
  { metric, row: key }: { metric: string; row: string | null },
  { scope, marks }: { scope: string; marks: Pick<Marks, "marks"> },
): Judge | null {
  const rows = markedRows(marks.marks).map((row) => ({ row, measure: measureFor(row, scope) }));
  return rows.find(({ row, measure }) => measure.metric === metric && row.key === (key ?? row.key)) ?? null;
}

function daysBetween({ from, to }: Pick<Asked, "from" | "to">): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
