import type { Count } from "../links.ts";
import type { Figures } from "../report/report.ts";
import { type Metric, metricOf } from "./metric.ts";
import type { MetricSettings } from "./metric-definition.ts";

/** Why Datadog's own screen shows another number. */
export type DatadogReason = "calendar_days" | "mean_of_deployments" | "of_all" | "corrected" | "environments";
export type AtDatadog = { here: number | null; there: number | null; reasons: DatadogReason[] };

/** What Datadog's screen shows of the same deployments, and the reasons that apply; null for what it does not show. */
export function atDatadog(
  metric: Metric,
  figures: Figures,
  { cfrDenominator }: Pick<MetricSettings, "cfrDenominator">,
): AtDatadog | null {
  const { as_datadog: shown, change_failure_rate: verdicts } = figures;
  const here = metricOf(metric).headline(figures);
  const corrected = verdicts.corrected > 0;
  const of = (there: number | null, reasons: [DatadogReason, boolean][]): AtDatadog => ({
    here,
    there,
    reasons: reasons.flatMap(([reason, applies]) => (applies ? [reason] : [])),
  });
  switch (metric) {
    case "deployment_frequency":
      return of(shown.deploymentFrequency, [
        ["calendar_days", here !== shown.deploymentFrequency],
        ["environments", true],
      ]);
    case "lead_time":
      return of(shown.leadTimeP50, [
        ["mean_of_deployments", figures.lead_time.n > 0],
        ["environments", true],
      ]);
    case "change_failure_rate":
      return of(shown.changeFailureRate, [
        ["of_all", cfrDenominator === "evaluated" && verdicts.pending > 0],
        ["corrected", corrected],
        ["environments", true],
      ]);
    case "recovery_time":
      return of(shown.recoveryP50, [
        ["corrected", corrected],
        ["environments", true],
      ]);
    default:
      return null;
  }
}

/** What a figure leaves out of its window, with how many, each of which opens. */
export function leftOutOf(metric: Metric, figures: Figures): { count: Count; value: number }[] {
  const { lead_time, change_failure_rate, recovery_time } = figures;
  const all: Partial<Record<Metric, { count: Count; value: number }[]>> = {
    lead_time: [
      { count: "excluded", value: lead_time.excluded },
      { count: "redelivered", value: lead_time.redelivered },
    ],
    change_failure_rate: [{ count: "pending", value: change_failure_rate.pending }],
    recovery_time: [{ count: "unrecovered", value: recovery_time.unrecovered }],
  };
  return all[metric] ?? [];
}
