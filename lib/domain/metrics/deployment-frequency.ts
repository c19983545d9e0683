import type { MetricDefinition } from "./metric-definition.ts";
import { PER_DAY } from "./metric-unit.ts";
import { VERDICTS } from "./trend-columns.ts";

export const deploymentFrequency = {
  key: "deployment_frequency",
  unit: PER_DAY,
  statistic: null,
  levels: "bands",
  headline: ({ deployment_frequency }) => deployment_frequency.value,
  more: "better",
  base: () => Number.POSITIVE_INFINITY,
  band: ({ deployment_frequency }) => deployment_frequency.band,
  trend: {
    drawn: "verdicts",
    value: ({ deployments }) => deployments,
    base: ({ deployments }) => ({ part: null, whole: deployments }),
    opens: () => "deployments",
    byWeek: false,
    columns: VERDICTS,
  },
  csv: { deployments: "deployments" },
} as const satisfies MetricDefinition;
