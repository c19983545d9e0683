import { distanceToMark } from "./failure-mark.ts";
import { type MetricDefinition, ratio } from "./metric-definition.ts";
import { RATE } from "./metric-unit.ts";
import { VERDICTS } from "./trend-columns.ts";

export const changeFailureRate = {
  key: "change_failure_rate",
  unit: RATE,
  statistic: null,
  levels: "mark",
  headline: ({ change_failure_rate }) => change_failure_rate.value,
  more: "worse",
  interval: ({ change_failure_rate: { low, high } }) => ({ low, high }),
  base: ({ change_failure_rate }) => change_failure_rate.evaluated,
  mark: distanceToMark,
  trend: {
    drawn: "line",
    value: ({ failed, evaluated, deployments }, denominator) =>
      ratio(failed, denominator === "all" ? deployments : evaluated),
    base: ({ failed, evaluated, deployments }, denominator) => ({
      part: failed,
      whole: denominator === "all" ? deployments : evaluated,
    }),
    opens: (denominator) => (denominator === "all" ? "deployments" : "evaluated"),
    byWeek: true,
    columns: ["rate", "interval", ...VERDICTS],
  },
  csv: { failed: "failed", evaluated: "evaluated", pending: "pending" },
} as const satisfies MetricDefinition;
