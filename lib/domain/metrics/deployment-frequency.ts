import { plural } from "../format/format.ts";
import { BAND_NOTE } from "./band.ts";
import type { MetricDefinition } from "./metric-definition.ts";
import { PER_DAY } from "./metric-unit.ts";
import { VERDICTS } from "./trend-columns.ts";

export const deploymentFrequency = {
  key: "deployment_frequency",
  words: {
    title: "Deployment frequency",
    statistic: null,
    definition: "How often a change reaches production.",
    formula: "Deployments ÷ covered days: the days of the window that were read completely.",
    source: "Datadog DORA deployments, by the moment they started.",
    exclusions: "Deployments to other environments or without one, deleted at Datadog, or in quarantine.",
    levels: BAND_NOTE,
    settings: ({ timeZone }) => [["Days of", timeZone]],
    sample: ({ deployment_frequency: { deployments, activeDays } }) =>
      `${plural(deployments, "deployment")} on ${plural(activeDays, "day")}`,
    reason: () => "Not known for this window.",
    trend: (bucket) => `Deployments per ${bucket}, by verdict`,
    line: () => "deployments",
    nothing: "No deployments in this window.",
  },
  unit: PER_DAY,
  betterWhen: "higher",
  headline: ({ deployment_frequency }) => deployment_frequency.value,
  base: () => Number.POSITIVE_INFINITY,
  band: ({ deployment_frequency }) => deployment_frequency.band,
  trend: {
    drawn: "verdicts",
    value: ({ deployments }) => deployments,
    byWeek: false,
    columns: VERDICTS,
  },
  csv: { deployments: "deployments" },
} as const satisfies MetricDefinition;
