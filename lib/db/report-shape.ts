import { z } from "zod";
import {
  COMPARISON_REASONS,
  type ComparisonCode,
  type ComparisonReason,
} from "../domain/report/comparison.ts";
import { DIMENSIONS, FILTERS } from "../domain/report/filter.ts";
import {
  COMPARED,
  type Report,
  type ReportAndMore,
  ROW_COMPARED,
  ROWS_BY,
  SERIES_COUNTS,
  SERIES_INTERVAL,
  SERIES_MEDIANS,
  STAGES,
} from "../domain/report/report.ts";
import { SPLITS } from "../domain/report/report-query.ts";
import { ORIGINS } from "../domain/sync/events.ts";

const seconds = z.number().nullable();
const count = z.number();
const moment = z.string().nullable();
const rate = z.number().nullable();
const band = z.enum(["elite", "high", "medium", "low"]).nullable();
const origin = z.enum(ORIGINS);
const names = z.array(z.string());

/** The same shape under each of the keys. */
function each<K extends string, T extends z.ZodType>(keys: readonly K[], shape: T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, shape])) as Record<K, T>;
}

const window = z.object({
  from: z.string(),
  to: z.string(),
  coveredDays: z.number(),
  coveredFrom: moment,
  coveredTo: moment,
  timeZone: z.string(),
  begins: z.array(z.object({ connectionId: z.string(), name: z.string(), at: z.string() })),
  filters: z.object({
    ...each(FILTERS, names.exactOptional()),
    env: names,
    without: z.array(z.enum(DIMENSIONS)).exactOptional(),
    automation: z.literal("exclude").exactOptional(),
  }),
});

const interval = { low: z.number().nullable(), high: z.number().nullable() };
const percentiles = { p50: seconds, p75: seconds, p90: seconds, n: count, ...interval };

const figures = z.object({
  deployment_frequency: z.object({
    value: z.number().nullable(),
    deployments: count,
    activeDays: count,
    band,
    firstAt: moment,
    since: z.object({ at: z.string(), value: z.number().nullable(), coveredDays: z.number() }).nullable(),
  }),
  lead_time: z.object({ ...percentiles, excluded: count, redelivered: count, band }),
  lead_time_stages: z.object(
    each(STAGES, z.object({ p50: seconds, n: count, of: z.enum(["changes", "deployments"]), ...interval })),
  ),
  change_failure_rate: z.object({
    value: rate,
    formula: z.enum(["evaluated", "all"]),
    ofEvaluated: rate,
    ofAll: rate,
    failed: count,
    evaluated: count,
    pending: count,
    corrected: count,
    ...interval,
  }),
  recovery_time: z.object({ ...percentiles, unrecovered: count, band }),
  time_to_restore: z.object({
    ...percentiles,
    incidents: count.nullable(),
    open: count.nullable(),
    oldestOpenSeconds: seconds,
    firstAt: moment,
    withoutRepository: count,
  }),
  rework_rate: z.object({ value: rate, rework: count, deployments: count }),
  rollback_rate: z.object({ value: rate, rollbacks: count, failed: count }),
  as_datadog: z.object({
    leadTimeP50: seconds,
    changeFailureRate: rate,
    deploymentFrequency: z.number().nullable(),
    recoveryP50: seconds,
  }),
});

const notComparable = z.enum(["nothing_sent_before", "not_covered"]);
const change = z.object({
  ...interval,
  value: z.number().nullable(),
  verdict: z.enum(["better", "worse", "chance", "not_compared"]),
  reason: z.enum([...notComparable.options, "not_known", "few_events"]).nullable(),
  among: count.exactOptional(),
});
const sharedRate = {
  ...{ weight: z.number(), failedWeight: z.number(), cfr: rate, ...interval },
  previous: z.object({ cfr: rate, weight: z.number() }).nullable(),
  change: change.nullable(),
};

const point = z.object({
  at: z.string(),
  covered: z.number(),
  ...each(SERIES_COUNTS, count.nullable()),
  ...each(SERIES_MEDIANS, seconds),
  ...each(SERIES_INTERVAL, rate),
});

const exposure = z.object({ n: count, failed: count, cfr: rate, ...interval });
const [noCommits, ...otherCodes] = Object.keys(COMPARISON_REASONS) as [ComparisonCode, ...ComparisonCode[]];
/** The numbers stand beside the code. */
const comparisonReason = z
  .object({ code: z.enum([noCommits, ...otherCodes]) })
  .catchall(z.union([z.string(), z.number()])) as unknown as z.ZodType<ComparisonReason>;

const byOrigin = z.object({
  coverage: rate,
  commits: z.object({ known: count, byGitHub: count, total: count }),
  comparable: z.boolean(),
  reasons: z.array(comparisonReason),
  origins: z.array(
    z.object({
      origin,
      ...sharedRate,
      rollbackRate: rate,
      commits: count,
      leadTimeP50: seconds,
      leadTimeP90: seconds,
      recoveryP50: seconds,
    }),
  ),
  exposure: z.object({ withAi: exposure, withoutAi: exposure }),
  marks: z.object({
    commits: count,
    repositories: z.array(z.object({ repository: z.string().nullable(), commits: count, marked: count })),
  }),
  difference: z.object({ value: z.number().nullable(), ...interval }),
  tools: z.array(z.object({ tool: z.string(), ...sharedRate, commits: count })),
});

const row = z.object({
  key: z.string().nullable(),
  deployments: count,
  cfr: rate,
  ...interval,
  failed: count,
  evaluated: count,
  pending: count,
  rework: count,
  leadTimeP50: seconds,
  leadTimeLow: seconds,
  leadTimeHigh: seconds,
  leadTimeN: count,
  recoveryP50: seconds,
  recoveryLow: seconds,
  recoveryHigh: seconds,
  recoveryN: count,
  incidentsOpen: count.nullable(),
  spark: z.array(count.nullable()),
  effect: rate,
  previous: z
    .object({
      ...{ deployments: count, failed: count, evaluated: count, cfr: rate, ...interval },
      ...{ leadTimeP50: seconds, leadTimeLow: seconds, leadTimeHigh: seconds, leadTimeN: count },
      ...{ recoveryP50: seconds, recoveryLow: seconds, recoveryHigh: seconds, recoveryN: count },
    })
    .nullable(),
  change: z.object(each(ROW_COMPARED, change)).nullable(),
  firstAt: moment,
});
const rows = z.array(row);
const originPoint = z.object({
  at: z.string(),
  covered: z.number(),
  commits: z.object({ known: count.nullable(), total: count.nullable() }),
  origins: z.array(z.object({ origin, commits: count.nullable(), weight: rate, failedWeight: rate })),
});
const line = z.object({ key: z.string().nullable(), series: z.array(point) });

const whole = z.object({
  window,
  freshness: z.object({
    lastSyncedAt: moment,
    status: z.enum(["fresh", "stale", "never", "disconnected"]),
    gaps: count,
    quarantined: count,
  }),
  figures,
  previous: z
    .object({
      window,
      figures,
      comparable: z.boolean(),
      reason: notComparable.nullable(),
      change: z.object({ ...each(COMPARED, change), stages: z.object(each(STAGES, change)) }),
    })
    .nullable(),
  series: z.array(point),
  previousSeries: z.array(point).nullable(),
  byOrigin,
  breakdown: z.object({ ...each(DIMENSIONS, rows), truncated: z.array(z.enum(DIMENSIONS)) }),
});

/** The report of `report_dora`: reads its answer and describes it in the API. Meaning: `lib/domain/report/report.ts`. */
export const report: z.ZodType<Report> = whole;
/** The same with what is there only where it is asked for. */
export const reportAndMore: z.ZodType<ReportAndMore> = whole.extend({
  rows: z.object({ by: z.enum(ROWS_BY), rows, truncated: z.boolean() }),
  originSeries: z.array(originPoint),
  split: z.object({ by: z.enum(SPLITS), lines: z.array(line) }),
});
