import { formatCount, plural } from "../format/format.ts";
import { type MetricDefinition, type MetricWords, ratio } from "./metric-definition.ts";
import { RATE } from "./metric-unit.ts";
import { DEPLOYMENTS, REPAIRS, rateColumn } from "./trend-columns.ts";

const words: MetricWords = {
  title: "Rework rate",
  statistic: null,
  definition: "The share of deployments that only repair an earlier one.",
  formula: "Rollbacks, rollforwards and deployments named as a repair ÷ all deployments.",
  source: "Deployment type and remediation of Datadog DORA deployments.",
  exclusions: "Unplanned fixes that Datadog does not link to a failed deployment.",
  levels: null,
  settings: () => [],
  sample: ({ rework_rate: { rework, deployments } }) =>
    `${formatCount(rework)} of ${plural(deployments, "deployment")}`,
  reason: () => "Not known for this window.",
  trend: (bucket) => `Rework rate per ${bucket}`,
  line: () => "repairs ÷ deployments",
  nothing: "No deployments in this window.",
};

export const reworkRate = {
  key: "rework_rate",
  words,
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
