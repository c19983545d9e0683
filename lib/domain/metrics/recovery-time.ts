import type { MetricDefinition } from "./metric-definition.ts";
import { SECONDS } from "./metric-unit.ts";

export const recoveryTime = {
  key: "recovery_time",
  unit: SECONDS,
  statistic: "median",
  levels: "bands",
  headline: ({ recovery_time }) => recovery_time.p50,
  more: "worse",
  interval: ({ recovery_time: { low, high } }) => ({ low, high }),
  base: ({ recovery_time }) => recovery_time.n,
  band: ({ recovery_time }) => recovery_time.band,
  trend: {
    drawn: "line",
    value: ({ recoveryP50 }) => recoveryP50,
    base: ({ recoveryN }) => ({ part: null, whole: recoveryN }),
    opens: () => "recovered",
    byWeek: false,
    columns: ["median", "counted", "deployments", "failed"],
  },
  csv: { recovery_p50_seconds: "recoveryP50" },
} as const satisfies MetricDefinition;
