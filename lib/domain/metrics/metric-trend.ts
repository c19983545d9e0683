import { addDays, dayOf, formatBucketDate } from "../format/format-time.ts";
import type { Report, ReportWindow, SeriesPoint } from "../report/report.ts";
import type { Metric } from "./metric.ts";

export type Bucket = "day" | "week";

/** One bucket of a trend. Counts and value are null where the bucket was not read: a gap, never a zero. */
export type TrendPoint = {
  /** First day of the bucket, `YYYY-MM-DD`. */
  at: string;
  /** "12 Aug 2025", "week of 11 Aug 2025". */
  name: string;
  deployments: number | null;
  failed: number | null;
  fine: number | null;
  pending: number | null;
  /** Deployments that repair an earlier one; null also while the series does not tell. */
  rework: number | null;
  /** Seconds or a rate of 0 to 1; null for the verdict trend. */
  value: number | null;
  /** The window begins or ends inside this bucket. */
  partial: boolean;
};

export type TrendKind = "verdicts" | "duration" | "rate";
export type Trend = {
  metric: Metric;
  kind: TrendKind;
  title: string;
  bucket: Bucket;
  /** What a failure rate is divided by: judged deployments, or all of them. */
  formula: "evaluated" | "all";
  points: TrendPoint[];
};

/** A rate of a single day swings between 0 and 100 %; from this many days on it is summed by week. */
const DAYS_FOR_WEEKLY_RATE = 15;

const KINDS: Record<Metric, { kind: TrendKind; said: string }> = {
  deployment_frequency: { kind: "verdicts", said: "Deployments per {bucket}, by verdict" },
  lead_time: { kind: "duration", said: "Median lead time per {bucket}" },
  change_failure_rate: { kind: "rate", said: "Change failure rate per {bucket}" },
  recovery_time: { kind: "duration", said: "Median recovery time per {bucket}" },
  rework_rate: { kind: "rate", said: "Rework rate per {bucket}" },
};

export type TrendSource = { series: SeriesPoint[]; window: ReportWindow; formula: "evaluated" | "all" };

/** What of a report its trends are made of. */
export function trendSource({
  series,
  window,
  figures,
}: Pick<Report, "series" | "window" | "figures">): TrendSource {
  return { series, window, formula: figures.change_failure_rate.formula };
}

/** The series of a metric, ready to draw. `timeZone` is the organisation's, in which the buckets begin. */
export function trendOf(metric: Metric, report: TrendSource, timeZone: string): Trend {
  const { kind, said } = KINDS[metric];
  const days = bucketOf(report.series);
  const weekly = kind === "rate" && days === "day" && report.series.length >= DAYS_FOR_WEEKLY_RATE;
  const bucket: Bucket = weekly ? "week" : days;
  const read = report.series.map((point) =>
    isRead(point, days, report.window, timeZone) ? { ...point } : gap(point.at),
  );
  const rows = weekly ? sumByWeek(read) : read;
  const length = bucket === "day" ? 1 : 7;
  return {
    metric,
    kind,
    bucket,
    formula: report.formula,
    title: said.replace("{bucket}", bucket),
    points: rows.map((row) => ({
      at: row.at,
      name: `${bucket === "week" ? "week of " : ""}${formatBucketDate(row.at)}`,
      deployments: row.deployments,
      failed: row.failed,
      fine: minus(row.evaluated, row.failed),
      pending: row.pending,
      rework: row.rework,
      value: valueAt(metric, row, report.formula),
      partial: isPartial(row.at, length, report.window, timeZone),
    })),
  };
}

/** Why a trend has nothing to draw, in a sentence; null when it has. */
export function emptyTrend(trend: Trend): string | null {
  const read = trend.points.filter((point) => point.deployments !== null);
  if (read.length === 0) return "Nothing of this window has been read.";
  if (!read.some((point) => (point.deployments ?? 0) > 0)) return "No deployments in this window.";
  if (trend.kind === "verdicts" || read.some((point) => point.value !== null)) return null;
  return NOTHING[trend.metric];
}

const NOTHING: Record<Metric, string> = {
  deployment_frequency: "No deployments in this window.",
  lead_time: "No deployment of this window has a commit with a usable time.",
  change_failure_rate: "No deployment of this window is judged yet.",
  recovery_time: "No failed deployment of this window has a recovery time.",
  rework_rate: "No deployments in this window.",
};

/** The points of a card's sparkline: what its trend shows, deployments for counts. */
export function sparkOf(trend: Trend): (number | null)[] {
  return trend.points.map((point) => (trend.kind === "verdicts" ? point.deployments : point.value));
}

type Row = { [K in keyof SeriesPoint]: K extends "at" ? string : number | null };

function valueAt(metric: Metric, row: Row, formula: "evaluated" | "all"): number | null {
  if (metric === "lead_time") return row.leadTimeP50;
  if (metric === "recovery_time") return row.recoveryP50;
  if (metric === "rework_rate") return ratio(row.rework, row.deployments);
  if (metric === "change_failure_rate")
    return ratio(row.failed, formula === "all" ? row.deployments : row.evaluated);
  return null;
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function gap(at: string): Row {
  const none = {
    deployments: null,
    failed: null,
    evaluated: null,
    pending: null,
    incidents: null,
    rework: null,
  };
  return { at, ...none, leadTimeP50: null, recoveryP50: null };
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** Days up to 92 days, else weeks (docs/metrics.md); read off the distance of the first two buckets. */
function bucketOf(series: SeriesPoint[]): Bucket {
  const [first, second] = series;
  return first !== undefined && second !== undefined && addDays(first.at, 1) !== second.at ? "week" : "day";
}

function isRead(point: SeriesPoint, bucket: Bucket, window: ReportWindow, timeZone: string): boolean {
  if (window.coveredFrom === null || window.coveredTo === null) return false;
  const next = addDays(point.at, bucket === "day" ? 1 : 7);
  const last = dayOf(new Date(Date.parse(window.coveredTo) - 1), timeZone);
  return next > dayOf(window.coveredFrom, timeZone) && point.at <= last;
}

function isPartial(at: string, length: number, window: ReportWindow, timeZone: string): boolean {
  const next = addDays(at, length);
  const cutAtStart = at < dayOf(window.from, timeZone) || dayOf(justBefore(window.from), timeZone) >= at;
  const cutAtEnd = dayOf(window.to, timeZone) < next;
  return cutAtStart || cutAtEnd;
}

function justBefore(at: string): Date {
  return new Date(Date.parse(at) - 1);
}

/** ISO weeks of day rows; a week with no day that was read stays a gap. Medians cannot be summed and are dropped. */
function sumByWeek(rows: Row[]): Row[] {
  const weeks = new Map<string, Row>();
  for (const row of rows) {
    const monday = addDays(row.at, -((new Date(`${row.at}T00:00:00Z`).getUTCDay() + 6) % 7));
    const week = weeks.get(monday) ?? gap(monday);
    for (const key of ["deployments", "failed", "evaluated", "pending", "incidents", "rework"] as const) {
      if (row[key] !== null) week[key] = (week[key] ?? 0) + row[key];
    }
    weeks.set(monday, week);
  }
  return [...weeks.values()];
}
