import { addDays, dayOf, startOfWeek, type WeekStart } from "../format/calendar.ts";
import type { Count } from "../links.ts";
import {
  NO_VALUES,
  type Report,
  type ReportWindow,
  SERIES_COUNTS,
  type SeriesPoint,
} from "../report/report.ts";
import type { Bucket } from "../report/report-query.ts";
import { wilson } from "./interval.ts";
import { type Metric, metricOf } from "./metric.ts";
import type { Denominator } from "./metric-definition.ts";
import type { TrendPoint } from "./trend-columns.ts";

export type Trend = {
  metric: Metric;
  bucket: Bucket;
  denominator: Denominator;
  /** The events that a bucket opens. */
  opens: Count;
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
  /** The buckets that somebody chose; null: as fits. */
  chosen: Bucket | null;
  /** The same of the window that is compared with. */
  before: Pick<TrendSource, "series" | "window"> | null;
};

type Reported = Pick<Report, "series" | "window" | "figures"> &
  Partial<Pick<Report, "previousSeries" | "previous">>;
type Drawn = { weekStart: WeekStart; bucket?: Bucket | null };

/** What of a report its trends are made of. */
export function trendSource(report: Reported, { weekStart, bucket: chosen = null }: Drawn): TrendSource {
  const { series, window, figures, previousSeries, previous } = report;
  const before = previousSeries && previous ? { series: previousSeries, window: previous.window } : null;
  return {
    ...{ series, window, weekStart, chosen, before },
    denominator: figures.change_failure_rate.formula,
  };
}

/** By what the trend of a metric is told, for a series of the report. */
export function trendBucket(
  metric: Metric,
  { series, chosen }: Pick<TrendSource, "series" | "chosen">,
): Bucket {
  const { byWeek } = metricOf(metric).trend;
  const given = chosen ?? bucketOf(series);
  return byWeek && chosen === null && given === "day" && series.length >= DAYS_FOR_WEEKS ? "week" : given;
}

/** The series of a metric, ready to draw. `timeZone` is the organisation's, in which the buckets begin. */
export function trendOf(metric: Metric, source: TrendSource, timeZone: string): Trend {
  const bucket = trendBucket(metric, source);
  const asked = { metric, bucket, timeZone };
  const before = source.before === null ? [] : pointsOf({ ...source, ...source.before }, asked);
  const points = pointsOf(source, asked).map((point, at) => ({ ...point, ...comparedWith(before[at]) }));
  const { denominator } = source;
  return { metric, bucket, denominator, opens: metricOf(metric).trend.opens(denominator), points };
}

type Alone = Omit<TrendPoint, "before" | "compared">;
type Asked = { metric: Metric; bucket: Bucket; timeZone: string };

const pointsOf = (source: TrendSource, asked: Asked): Alone[] =>
  summed(source.series, asked.bucket, source).map((point) => pointOf(point, { ...asked, source }));

/** What a bucket is told beside: that of the same place in the window that is compared with. */
function comparedWith(other: Alone | undefined): Pick<TrendPoint, "before" | "compared"> {
  if (other === undefined) return { before: null, compared: null };
  const { value, n, from, to } = other;
  return { before: value, compared: { n, from, to } };
}

function pointOf(
  point: SeriesPoint,
  { metric, bucket, source, timeZone }: Asked & { source: TrendSource },
): Alone {
  const { trend } = metricOf(metric);
  const { window, denominator } = source;
  const { part, whole } = trend.base(point, denominator);
  const estimate = part === null || whole === null ? null : wilson(part, whole);
  const edges = edgesOf(point.at, bucket, { window, timeZone });
  return {
    ...point,
    fine: minus(point.evaluated, point.failed),
    value: trend.value(point, denominator),
    n: whole,
    band: estimate === null ? null : [estimate.low, estimate.high],
    partial: point.covered < 1 || edges.cut,
    ...{ from: edges.from, to: edges.to },
  };
}

/** The buckets of a series as they are drawn: days become weeks where their values swing too much. */
function summed(series: SeriesPoint[], bucket: Bucket, { weekStart, chosen }: TrendSource): SeriesPoint[] {
  return chosen === null && bucket === "week" && bucketOf(series) === "day"
    ? sumByWeek(series, weekStart)
    : series;
}

const DAYS_OF = { day: 1, week: 7 } as const;

/** A target as it stands among the values of a trend; a frequency is counted by bucket, and months differ. */
export function targetOf({ metric, bucket }: Trend, target: number | undefined): number | null {
  if (target === undefined) return null;
  if (metricOf(metric).unit.name !== "perDay") return target;
  return bucket === "month" ? null : target * DAYS_OF[bucket];
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

/** What of the window a bucket is: whole days, or up to the moment at which the window begins or ends inside it. */
function edgesOf(at: string, bucket: Bucket, { window, timeZone }: Place) {
  const next = nextBucket(at, bucket);
  const beginsInside = dayOf(new Date(Date.parse(window.from) - 1), timeZone) >= at;
  const endsInside = dayOf(window.to, timeZone) < next;
  return {
    cut: beginsInside || endsInside,
    from: beginsInside ? window.from : at,
    to: endsInside ? window.to : next,
  };
}

/** The first day of the bucket after one. */
export function nextBucket(at: string, bucket: Bucket): string {
  // 32 days after the first of a month lie in the next one, whatever the month.
  return bucket === "month" ? `${addDays(at, 32).slice(0, 7)}-01` : addDays(at, bucket === "day" ? 1 : 7);
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
