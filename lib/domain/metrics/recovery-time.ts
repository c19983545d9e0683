import { formatCount } from "../format/format.ts";
import type { Figures } from "../report/report.ts";
import { BAND_NOTE } from "./band.ts";
import { type MetricDefinition, noneOf } from "./metric-definition.ts";
import { SECONDS } from "./metric-unit.ts";
import { DEPLOYMENTS, FAILED, MEDIAN } from "./trend-columns.ts";

function reason({ recovery_time: { unrecovered } }: Figures): string {
  if (unrecovered === 0) return "No deployment failed, nothing to recover.";
  return noneOf(unrecovered, "failed deployment", ["is repaired yet", "is not repaired yet"]);
}

export const recoveryTime = {
  key: "recovery_time",
  words: {
    title: "Recovery time",
    statistic: "median",
    definition: "How long a failed deployment stays broken until a rollback or a fix repairs it.",
    formula: "Median of Datadog's recovery time over failed deployments that were repaired.",
    source: "Failed Datadog DORA deployments. Incidents have their own restore time.",
    exclusions: "Failed deployments without a recovery time; they are counted on the card as not recovered.",
    levels: BAND_NOTE,
    sample: ({ recovery_time: { n, unrecovered } }) =>
      `${formatCount(n)} of ${formatCount(n + unrecovered)} recovered`,
    reason,
    trend: (bucket) => `Median recovery time per ${bucket}`,
    line: () => "median over failed deployments",
    nothing: "No failed deployment of this window has a recovery time.",
  },
  unit: SECONDS,
  betterWhen: "lower",
  headline: ({ recovery_time }) => recovery_time.p50,
  base: ({ recovery_time }) => recovery_time.n,
  band: ({ recovery_time }) => recovery_time.band,
  trend: {
    drawn: "line",
    value: ({ recoveryP50 }) => recoveryP50,
    byWeek: false,
    columns: [MEDIAN, DEPLOYMENTS, FAILED],
  },
  csv: { recovery_p50_seconds: "recoveryP50" },
} as const satisfies MetricDefinition;
