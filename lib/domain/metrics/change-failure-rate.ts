import { formatCount, plural } from "../format/format.ts";
import type { Figures } from "../report/report.ts";
import { failureMark } from "./band.ts";
import { type MetricDefinition, noneOf, ratio } from "./metric-definition.ts";
import { RATE } from "./metric-unit.ts";
import { rateColumn, VERDICTS } from "./trend-columns.ts";

function sample({ change_failure_rate: { failed, evaluated, pending, formula } }: Figures): string {
  const base =
    formula === "all" ? plural(evaluated + pending, "deployment") : `${formatCount(evaluated)} judged`;
  return `${formatCount(failed)} failed of ${base}, ${formatCount(pending)} pending`;
}

export const changeFailureRate = {
  key: "change_failure_rate",
  words: {
    title: "Change failure rate",
    statistic: null,
    definition: "The share of deployments that failed in production.",
    formula: "Failed deployments ÷ judged deployments, or ÷ all deployments where that is set below.",
    source:
      "Datadog's verdict on each deployment, read again every night because later deployments can change it.",
    exclusions: "Deployments without a verdict yet; they are shown as pending, never counted as fine.",
    levels: "no level; distance to the 5 % mark",
    settings: ({ cfrDenominator }) => [
      [
        "Divided by",
        cfrDenominator === "all" ? "all deployments, as Datadog's own screen does" : "judged deployments",
      ],
    ],
    sample,
    reason: ({ deployment_frequency: { deployments } }) =>
      noneOf(deployments, "deployment", ["is judged yet", "is not judged yet"]),
    trend: (bucket) => `Change failure rate per ${bucket}`,
    line: (denominator) => `failed ÷ ${denominator === "all" ? "all" : "judged"} deployments`,
    nothing: "No deployment of this window is judged yet.",
  },
  unit: RATE,
  betterWhen: "lower",
  headline: ({ change_failure_rate }) => change_failure_rate.value,
  base: ({ change_failure_rate }) => change_failure_rate.evaluated,
  interval: ({ change_failure_rate }) => change_failure_rate,
  mark: failureMark,
  trend: {
    drawn: "line",
    value: ({ failed, evaluated, deployments }, denominator) =>
      ratio(failed, denominator === "all" ? deployments : evaluated),
    byWeek: true,
    columns: [rateColumn("Change failure rate"), ...VERDICTS],
  },
  csv: { failed: "failed", evaluated: "evaluated", pending: "pending" },
} as const satisfies MetricDefinition;
