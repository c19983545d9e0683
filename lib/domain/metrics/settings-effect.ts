import type { Figures } from "../report/report.ts";
import { METRICS, type Metric, metricOf } from "./metric.ts";
import type { Denominator } from "./metric-definition.ts";

/** What settings decide of one window. */
export type Told = { figures: Figures; denominator: Denominator };
export type Effect = { what: "deployments" | "failed" | Metric; before: number | null; after: number | null };

/** The headline figures of a window as they are, and as other settings would tell them. */
export function settingsEffect(before: Told, after: Told): Effect[] {
  const count = ({ figures }: Told) => figures.deployment_frequency.deployments;
  const failed = ({ figures }: Told) => figures.change_failure_rate.failed;
  return [
    { what: "deployments", before: count(before), after: count(after) },
    { what: "failed", before: failed(before), after: failed(after) },
    ...METRICS.map((what): Effect => ({ what, before: tell(what, before), after: tell(what, after) })),
  ];
}

/** The failure rate by the denominator that is told, whatever the report was asked by. */
function tell(metric: Metric, { figures, denominator }: Told): number | null {
  if (metric !== "change_failure_rate") return metricOf(metric).headline(figures);
  const { ofAll, ofEvaluated } = figures.change_failure_rate;
  return denominator === "all" ? ofAll : ofEvaluated;
}
