import { addDays, dayOf, startOfWeek, type WeekStart } from "../format/calendar.ts";
import {
  NO_VALUES,
  type Report,
  type ReportWindow,
  SERIES_COUNTS,
  type SeriesPoint,
} from "../report/report.ts";
import { type Metric, metricOf } from "./metric.ts";
import type { Denominator } from "./metric-definition.ts";
import type { TrendPoint } from "./trend-columns.ts";

export type Bucket = "day" | "week";

export type Trend = {
  metric: Metric;
  bucket: Bucket;
  denominator: Denominator;
  points: TrendPoint[];
};

/** From this many days on what swings from day to day is summed by week. */
const DAYS_FOR_WEEKS = 15;

export type TrendSource = {
  series: SeriesPoint[];
  window: ReportWindow;
  denominator: Denominator;
  /** On what day the organisation's weeks begin. */
  weekStart: WeekStart;
};

/** What of a report its trends are made of. */
export function trendSource(
  { series, window, figures }: Pick<Report, "series" | "window" | "figures">,
  { weekStart }: { weekStart: WeekStart },
): TrendSource {
  return { series, window, denominator: figures.change_failure_rate.formula, weekStart };
}

/** By what the trend of a metric is told, for a series of the report. */
export function trendBucket(metric: Metric, series: SeriesPoint[]): Bucket {
  const { byWeek } = metricOf(metric).trend;
  return byWeek && series.length >= DAYS_FOR_WEEKS ? "week" : bucketOf(series);
}

/** The series of a metric, ready to draw. `timeZone` is the organisation's, in which the buckets begin. */
export function trendOf(metric: Metric, source: TrendSource, timeZone: string): Trend {
  const { trend } = metricOf(metric);
  const { series, window, denominator, weekStart } = source;
  const bucket = trendBucket(metric, series);
  const sums = bucket === "week" && bucketOf(series) === "day";
  const points = (sums ? sumByWeek(series, weekStart) : series).map((point) => ({
    ...point,
    fine: minus(point.evaluated, point.failed),
    value: trend.value(point, denominator),
    partial: point.covered < 1 || isCut(point.at, bucket, { window, timeZone }),
  }));
  return { metric, bucket, denominator, points };
}

export type NothingDrawn = "unread" | "noDeployments" | "noValues";

/** Why a trend has nothing to draw; null when it has. */
export function emptyTrend({ points }: Pick<Trend, "points">): NothingDrawn | null {
  const read = points.filter(({ covered }) => covered > 0);
  if (read.length === 0) return "unread";
  if (!read.some(({ deployments }) => (deployments ?? 0) > 0)) return "noDeployments";
  return read.some(({ value }) => value !== null) ? null : "noValues";
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** Days up to 92 days, else weeks (docs/metrics.md); read off the distance of the first two buckets. */
function bucketOf(series: SeriesPoint[]): Bucket {
  const [first, second] = series;
  return first !== undefined && second !== undefined && addDays(first.at, 1) !== second.at ? "week" : "day";
}

type Place = { window: ReportWindow; timeZone: string };

/** Whether the window begins or ends inside the bucket. */
function isCut(at: string, bucket: Bucket, { window, timeZone }: Place): boolean {
  const next = addDays(at, bucket === "day" ? 1 : 7);
  const beginsInside = dayOf(new Date(Date.parse(window.from) - 1), timeZone) >= at;
  return beginsInside || dayOf(window.to, timeZone) < next;
}

/** Weeks of days. What is not known of a day adds nothing; a week of which nothing is known stays a gap. */
function sumByWeek(days: SeriesPoint[], weekStart: WeekStart): SeriesPoint[] {
  const weeks = Map.groupBy(days, ({ at }) => startOfWeek(at, weekStart));
  return [...weeks].map(([at, ofWeek]) => weekOf(at, ofWeek));
}

function weekOf(at: string, days: SeriesPoint[]): SeriesPoint {
  const covered = days.reduce((sum, day) => sum + day.covered, 0) / days.length;
  // Medians do not add up, so a week of days has none.
  const week: SeriesPoint = { ...NO_VALUES, at, covered };
  for (const day of days) {
    for (const key of SERIES_COUNTS) {
      const value = day[key];
      if (value !== null) week[key] = (week[key] ?? 0) + value;
    }
  }
  return week;
}
