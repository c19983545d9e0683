/**
 * The report of `report_dora`, as JSON. Durations are seconds, rates 0 to 1, times ISO 8601 with `Z`;
 * `null` is not known, `0` is zero. Windows and buckets are half-open.
 */

import type { Origin } from "../sync/events.ts";
import { DIMENSIONS, type Filter } from "./filter.ts";
import type { ByOrigin, OriginPoint } from "./report-origins.ts";
import type { Split } from "./report-query.ts";

export type { ByOrigin, ExposureRow, Marks, OriginPoint, OriginRow, ToolRow } from "./report-origins.ts";

export type Band = "elite" | "high" | "medium" | "low";
export type { Origin };
export const STAGES = [
  "time_to_pr_ready",
  "review_time",
  "merge_time",
  "time_to_deploy",
  "deploy_time",
] as const;
export type Stage = (typeof STAGES)[number];
export type Dimension = (typeof DIMENSIONS)[number];

/** As applied: `env` is always there (`["*"]` is every environment), the others only when given. */
export type AppliedFilter = Pick<Filter, "env"> & Partial<Filter> & { automation?: "exclude" };

export type ReportWindow = {
  from: string;
  to: string;
  /** Days of the window that were read completely, unrounded; 0 when none. */
  coveredDays: number;
  /** First and last covered moment inside the window; null when nothing is covered. */
  coveredFrom: string | null;
  coveredTo: string | null;
  /** The organisation's: its days and weeks are those of every number here. */
  timeZone: string;
  /** Selected connections whose first covered moment lies inside the window, by it. */
  begins: { connectionId: string; name: string; at: string }[];
  filters: AppliedFilter;
};

export type Freshness = {
  /** Last good run of the worst active connection; null when it never had one. */
  lastSyncedAt: string | null;
  status: "fresh" | "stale" | "never" | "disconnected";
  /** Ranges that could not be read, of connections that are not disconnected. */
  gaps: number;
  quarantined: number;
};

export type Percentiles = { p50: number | null; p75: number | null; p90: number | null; n: number };

/** A 95 % interval: Wilson's of a rate, the order statistics' of a median; null where there is too little for one. */
export type Interval = { low: number | null; high: number | null };

/** The frequency since the first event of the population, where that lies inside the window. */
export type Since = { at: string; value: number | null; coveredDays: number };

export type Figures = {
  /** Deployments per covered day; null when nothing is covered. */
  deployment_frequency: {
    value: number | null;
    deployments: number;
    /** Days of the organisation's time zone with at least one deployment. */
    activeDays: number;
    band: Band | null;
    /** Start of the first live deployment of the filters, over all time; null when there never was one. */
    firstAt: string | null;
    since: Since | null;
  };
  /**
   * `n` changes counted, each once ever; `excluded` changes whose only times are negative; `redelivered` commits
   * listed in the window that had been delivered before.
   */
  lead_time: Percentiles & Interval & { excluded: number; redelivered: number; band: Band | null };
  /** Over the changes, or over deployments where Datadog gave only averages of them. */
  lead_time_stages: Record<
    Stage,
    Interval & { p50: number | null; n: number; of: "changes" | "deployments" }
  >;
  change_failure_rate: Interval & {
    /** `ofEvaluated` or `ofAll`, as `formula` says. */
    value: number | null;
    formula: "evaluated" | "all";
    ofEvaluated: number | null;
    ofAll: number | null;
    failed: number;
    evaluated: number;
    /** Deployments without a verdict yet. */
    pending: number;
    /** Deployments whose verdict was corrected by hand, those left out not among them. */
    corrected: number;
  };
  /** `n` failed deployments with a recovery time, `unrecovered` failed ones without. */
  recovery_time: Percentiles & Interval & { unrecovered: number; band: Band | null };
  /**
   * `n` closed incidents with a time, of `incidents` started in the window. Both counts are null under a repository
   * filter when there are incidents and none of them names a repository.
   */
  time_to_restore: Percentiles &
    Interval & {
      incidents: number | null;
      open: number | null;
      /** Age of the oldest open incident at the earlier of `to` and now. */
      oldestOpenSeconds: number | null;
      /** Start of the first live incident of the filters, over all time. */
      firstAt: string | null;
      /** Under a repository filter: incidents of the window that name none; else 0. */
      withoutRepository: number;
    };
  rework_rate: { value: number | null; rework: number; deployments: number };
  rollback_rate: { value: number | null; rollbacks: number; failed: number };
  /** What Datadog's own screen shows for the same days. */
  as_datadog: {
    leadTimeP50: number | null;
    changeFailureRate: number | null;
    deploymentFrequency: number | null;
    recoveryP50: number | null;
  };
};

/** The figures that are compared with those of another window. */
export const COMPARED = [
  "deployment_frequency",
  "lead_time",
  "change_failure_rate",
  "recovery_time",
  "time_to_restore",
  "rework_rate",
  "rollback_rate",
] as const;
export type Compared = (typeof COMPARED)[number];

export type NotComparable = "nothing_sent_before" | "not_covered";

/** A change against the window before: `value` with its 95 % interval, now minus before; of a frequency their ratio. */
export type Change = Interval & {
  value: number | null;
  verdict: "better" | "worse" | "chance" | "not_compared";
  /** Why it was not compared; null when it was. */
  reason: NotComparable | "not_known" | "few_events" | null;
  /** Of one that is beyond chance alone, but not among so many of its column: how many were compared there. */
  among?: number;
};

export type Previous = {
  window: ReportWindow;
  figures: Figures;
  /** Whether anything could be told of it: something had been sent, and at least half of it was read. */
  comparable: boolean;
  reason: NotComparable | null;
  change: Record<Compared, Change> & { stages: Record<Stage, Change> };
};

/** What a bucket counts: these add up over buckets. */
export const SERIES_COUNTS = [
  "deployments",
  "failed",
  "evaluated",
  "pending",
  "rework",
  "leadTimeN",
  "recoveryN",
  "incidents",
] as const;
/** Medians of a bucket in seconds, null without events: these do not add up. */
export const SERIES_MEDIANS = ["leadTimeP50", "recoveryP50"] as const;

/** The 95 % interval of a bucket's failure rate, by the organisation's denominator; null without a denominator. */
export const SERIES_INTERVAL = ["low", "high"] as const;

export type SeriesValues = Record<
  (typeof SERIES_COUNTS)[number] | (typeof SERIES_MEDIANS)[number] | (typeof SERIES_INTERVAL)[number],
  number | null
>;

/** What a bucket has that was not read, or that lies wholly before anything was sent. */
export const NO_VALUES = Object.fromEntries(
  [...SERIES_COUNTS, ...SERIES_MEDIANS, ...SERIES_INTERVAL].map((name) => [name, null]),
) as SeriesValues;

/**
 * One bucket: of the length that was asked for, else a day for windows up to 92 days and a week of the organisation for
 * longer ones; first and last may be partial.
 */
export type SeriesPoint = SeriesValues & {
  /** First day of the bucket in the organisation's time zone, `YYYY-MM-DD`. */
  at: string;
  /** How much of its part of the window was read, 0 to 1; at 0 every value is null. */
  covered: number;
};

/** What of a row is compared with the same row of another window. */
export const ROW_COMPARED = [
  "deployment_frequency",
  "change_failure_rate",
  "lead_time",
  "recovery_time",
] as const satisfies Compared[];
export type RowCompared = (typeof ROW_COMPARED)[number];

/** A row in the window that is compared with; zeros and nulls where it had nothing there. */
export type RowBefore = Pick<
  BreakdownRow,
  | ("deployments" | "failed" | "evaluated" | "cfr" | "leadTimeP50" | "leadTimeLow" | "leadTimeHigh")
  | ("low" | "high" | "leadTimeN" | "recoveryP50" | "recoveryLow" | "recoveryHigh" | "recoveryN")
>;

export type BreakdownRow = {
  /** As the newest event of the window wrote it; null when it gave none. */
  key: string | null;
  deployments: number;
  /** By the organisation's denominator. */
  cfr: number | null;
  /** The 95 % interval of `cfr`. */
  low: number | null;
  high: number | null;
  failed: number;
  evaluated: number;
  pending: number;
  rework: number;
  leadTimeP50: number | null;
  leadTimeLow: number | null;
  leadTimeHigh: number | null;
  leadTimeN: number;
  recoveryP50: number | null;
  recoveryLow: number | null;
  recoveryHigh: number | null;
  recoveryN: number;
  /** Incidents of the window that are open and name it; null where none can be told. */
  incidentsOpen: number | null;
  /** Deployments of each bucket of the series; null where the bucket's are not known. */
  spark: (number | null)[];
  /** `cfr` of all rows minus that of all others: what the row adds to it; null without others or without a rate. */
  effect: number | null;
  /** Null unless a comparison was asked for. */
  previous: RowBefore | null;
  change: Record<RowCompared, Change> | null;
  /** Start of its first live deployment under the same filters, over all time. */
  firstAt: string | null;
};

/** At most 200 rows a dimension; `truncated` lists the dimensions that were cut. */
export type Breakdown = Record<Dimension, BreakdownRow[]> & { truncated: Dimension[] };

/** By what a table of rows may be. */
export const ROWS_BY = [...DIMENSIONS, "tag"] as const;
export type RowsBy = (typeof ROWS_BY)[number];
/**
 * One table of the breakdown, or rows by tag: a deployment counts in the row of each of its tags, so those do not add
 * up. At most 200, then `truncated`.
 */
export type Rows = { by: RowsBy; rows: BreakdownRow[]; truncated: boolean };

/** The series of some rows, most deployments first; `key` as in a row, or an origin. */
export type SplitSeries = { by: Split; lines: { key: string | null; series: SeriesPoint[] }[] };

/** The parts that a report has unless it is asked for others. */
export const PARTS = ["figures", "series", "breakdown", "byOrigin"] as const;
/** What a report may be asked for in parts; window and freshness are in each. */
export const ALL_PARTS = [...PARTS, "rows", "origins_by_bucket", "split"] as const;
export type Part = (typeof ALL_PARTS)[number];

/** What each part answers with. */
export const PART_KEYS = {
  figures: ["figures", "previous"],
  series: ["series", "previousSeries"],
  breakdown: ["breakdown"],
  byOrigin: ["byOrigin"],
  rows: ["rows"],
  origins_by_bucket: ["originSeries"],
  split: ["split"],
} as const satisfies Record<Part, (keyof ReportAndMore)[]>;

/** A report with some of its parts. */
export type PartOf<P extends Part> = Pick<
  ReportAndMore,
  "window" | "freshness" | (typeof PART_KEYS)[P][number]
>;

export type Report = {
  window: ReportWindow;
  freshness: Freshness;
  figures: Figures;
  /** The window that is compared with; null unless asked for. */
  previous: Previous | null;
  series: SeriesPoint[];
  /** The series of the window that is compared with, in buckets of the same length; null unless asked for. */
  previousSeries: SeriesPoint[] | null;
  byOrigin: ByOrigin;
  breakdown: Breakdown;
};

/** A report with what it has only where it is asked for. */
export type ReportAndMore = Report & { rows: Rows; originSeries: OriginPoint[]; split: SplitSeries };
