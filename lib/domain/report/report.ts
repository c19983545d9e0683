/**
 * The report of `report_dora`, as JSON. Durations are seconds, rates 0 to 1, times ISO 8601 with `Z`;
 * `null` is not known, `0` is zero. Windows and buckets are half-open.
 */

import type { Origin } from "../sync/events.ts";
import type { ComparisonReason } from "./comparison.ts";
import type { DIMENSIONS, Filter } from "./filter.ts";

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
export type AppliedFilter = Pick<Filter, "env"> & Partial<Filter>;

export type ReportWindow = {
  from: string;
  to: string;
  /** Days of the window that were read completely, unrounded; 0 when none. */
  coveredDays: number;
  /** First and last covered moment inside the window; null when nothing is covered. */
  coveredFrom: string | null;
  coveredTo: string | null;
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

/** A 95 % Wilson interval. */
type Interval = { low: number | null; high: number | null };

export type Figures = {
  /** Deployments per covered day; null when nothing is covered. */
  deployment_frequency: {
    value: number | null;
    deployments: number;
    /** Days of the organisation's time zone with at least one deployment. */
    activeDays: number;
    band: Band | null;
  };
  /** `n` commits counted, `excluded` commits left out because their only times are negative. */
  lead_time: Percentiles & { excluded: number; band: Band | null };
  lead_time_stages: Record<Stage, { p50: number | null; n: number }>;
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
  };
  /** `n` failed deployments with a recovery time, `unrecovered` failed ones without. */
  recovery_time: Percentiles & { unrecovered: number; band: Band | null };
  /** `n` closed incidents with a time, of `incidents` started in the window. */
  time_to_restore: Percentiles & {
    incidents: number;
    open: number;
    /** Age of the oldest open incident at the earlier of `to` and now. */
    oldestOpenSeconds: number | null;
  };
  rework_rate: { value: number | null; rework: number; deployments: number };
  rollback_rate: { value: number | null; rollbacks: number; failed: number };
};

/** What a bucket counts: these add up over buckets. `incidents` is null under a repository filter: they carry none. */
export const SERIES_COUNTS = [
  "deployments",
  "failed",
  "evaluated",
  "pending",
  "rework",
  "incidents",
] as const;
/** Medians of a bucket in seconds, null without events: these do not add up. */
export const SERIES_MEDIANS = ["leadTimeP50", "recoveryP50"] as const;

export type SeriesValues = Record<
  (typeof SERIES_COUNTS)[number] | (typeof SERIES_MEDIANS)[number],
  number | null
>;

/** What a bucket that was not read has. */
export const NO_VALUES = Object.fromEntries(
  [...SERIES_COUNTS, ...SERIES_MEDIANS].map((name) => [name, null]),
) as SeriesValues;

/** One bucket: a day for windows up to 92 days, else an ISO week; first and last may be partial. */
export type SeriesPoint = SeriesValues & {
  /** First day of the bucket in the organisation's time zone, `YYYY-MM-DD`. */
  at: string;
  /** How much of its part of the window was read, 0 to 1; at 0 every value is null. */
  covered: number;
};

/** A failure rate of evaluated deployments, shared out over what wrote their known commits. */
type SharedRate = Interval & { weight: number; failedWeight: number; cfr: number | null };

/** Its weight is 0 for `unknown`. */
export type OriginRow = SharedRate & {
  origin: Origin;
  rollbackRate: number | null;
  /** Distinct by repository and sha. */
  commits: number;
  leadTimeP50: number | null;
  leadTimeP90: number | null;
  recoveryP50: number | null;
};

export type ExposureRow = Interval & { n: number; failed: number; cfr: number | null };
export type ToolRow = SharedRate & { tool: string; commits: number };

export type ByOrigin = {
  /** Known commits / commits referenced; null without commits. */
  coverage: number | null;
  commits: { known: number; total: number };
  comparable: boolean;
  /** Each condition of a comparison that is not met; none when it is comparable. */
  reasons: ComparisonReason[];
  /** Always human, ai_assisted, bot, unknown, in this order. */
  origins: OriginRow[];
  exposure: { withAi: ExposureRow; withoutAi: ExposureRow };
  /** Tools of ai_assisted commits where they are known, most weight first. */
  tools: ToolRow[];
};

export type BreakdownRow = {
  /** As Datadog wrote it; null when it gave none. */
  key: string | null;
  deployments: number;
  /** By the organisation's denominator. */
  cfr: number | null;
  failed: number;
  evaluated: number;
  leadTimeP50: number | null;
  recoveryP50: number | null;
};

/** At most 200 rows a dimension; `truncated` lists the dimensions that were cut. */
export type Breakdown = Record<Dimension, BreakdownRow[]> & { truncated: Dimension[] };

export type Report = {
  window: ReportWindow;
  freshness: Freshness;
  figures: Figures;
  /** The equally long window just before; null unless asked for. */
  previous: { window: ReportWindow; figures: Figures } | null;
  series: SeriesPoint[];
  byOrigin: ByOrigin;
  breakdown: Breakdown;
};
