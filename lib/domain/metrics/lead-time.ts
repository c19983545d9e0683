import type { MetricDefinition } from "./metric-definition.ts";
import { SECONDS } from "./metric-unit.ts";

export const leadTime = {
  key: "lead_time",
  unit: SECONDS,
  statistic: "median",
  levels: "bands",
  headline: ({ lead_time }) => lead_time.p50,
  more: "worse",
  interval: ({ lead_time: { low, high } }) => ({ low, high }),
  base: ({ lead_time }) => lead_time.n,
  band: ({ lead_time }) => lead_time.band,
  trend: {
    drawn: "line",
    value: ({ leadTimeP50 }) => leadTimeP50,
    base: ({ leadTimeN }) => ({ part: null, whole: leadTimeN }),
    opens: () => "changes",
    byWeek: false,
    columns: ["median", "counted", "deployments"],
  },
  csv: { lead_time_p50_seconds: "leadTimeP50", lead_time_changes: "leadTimeN" },
} as const satisfies MetricDefinition;
