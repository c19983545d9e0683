import { formatCount, plural } from "../format/format.ts";
import { type MetricDefinition, ratio } from "./metric-definition.ts";
import { RATE } from "./metric-unit.ts";
import { DEPLOYMENTS, REPAIRS, rateColumn } from "./trend-columns.ts";

export const reworkRate = {
  key: "rework_rate",
  words: {
    title: "Rework rate",
    statistic: null,
    definition: "The share of deployments that only repair an earlier one.",
    formula: "Rollbacks, rollforwards and deployments named as a repair ÷ all deployments.",
    source: "Deployment type and remediation of Datadog DORA deployments.",
    exclusions: "Unplanned fixes that Datadog does not link to a failed deployment.",
    levels: null,
    sample: ({ rework_rate: { rework, deployments } }) =>
      `${formatCount(rework)} of ${plural(deployments, "deployment")}`,
    reason: () => "Not known for this window.",
    trend: (bucket) => `Rework rate per ${bucket}`,
    line: () => "repairs ÷ deployments",
    nothing: "No deployments in this window.",
  },
  unit: RATE,
  betterWhen: "lower",
  headline: ({ rework_rate }) => rework_rate.value,
  base: ({ rework_rate }) => rework_rate.deployments,
  trend: {
    drawn: "line",
    value: ({ rework, deployments }) => ratio(rework, deployments),
    byWeek: true,
    columns: [rateColumn("Rework rate"), REPAIRS, DEPLOYMENTS],
  },
  csv: { rework: "rework" },
} as const satisfies MetricDefinition;
