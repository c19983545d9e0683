import { wilson } from "./interval.ts";
import { type MetricDefinition, ratio } from "./metric-definition.ts";
import { RATE } from "./metric-unit.ts";

export const reworkRate = {
  key: "rework_rate",
  unit: RATE,
  statistic: null,
  levels: null,
  headline: ({ rework_rate }) => rework_rate.value,
  more: "worse",
  interval: ({ rework_rate: { rework, deployments } }) =>
    wilson(rework, deployments) ?? { low: null, high: null },
  base: ({ rework_rate }) => rework_rate.deployments,
  trend: {
    drawn: "line",
    value: ({ rework, deployments }) => ratio(rework, deployments),
    base: ({ rework, deployments }) => ({ part: rework, whole: deployments }),
    opens: () => "deployments",
    byWeek: true,
    columns: ["rate", "interval", "repairs", "deployments"],
  },
  csv: { rework: "rework" },
} as const satisfies MetricDefinition;
