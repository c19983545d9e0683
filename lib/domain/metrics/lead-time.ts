import { formatCount, plural } from "../format/format.ts";
import type { Figures } from "../report/report.ts";
import { BAND_NOTE } from "./band.ts";
import { type MetricDefinition, noneOf } from "./metric-definition.ts";
import { SECONDS } from "./metric-unit.ts";
import { DEPLOYMENTS, MEDIAN } from "./trend-columns.ts";

function reason({ lead_time: { excluded }, deployment_frequency: { deployments } }: Figures): string {
  if (excluded > 0) return `No usable commit time: ${formatCount(excluded)} excluded.`;
  return noneOf(deployments, "deployment", ["has a commit with a time", "has no commit with a time"]);
}

export const leadTime = {
  key: "lead_time",
  words: {
    title: "Lead time for changes",
    statistic: "median",
    definition: "How long a commit waits until it is in production.",
    formula:
      "Median over commits of the end of the deployment minus the commit's time, or Datadog's own change lead time when it gives one. A commit counts once per service, at its earliest deployment in the window.",
    source: "Commits of Datadog DORA deployments.",
    exclusions:
      "Commits without a time, and commits whose time is after their deployment; the latter are counted on the card.",
    levels: BAND_NOTE,
    sample: ({ lead_time: { n, excluded } }) =>
      `${plural(n, "commit")}${excluded > 0 ? `, ${formatCount(excluded)} excluded` : ""}`,
    reason,
    trend: (bucket) => `Median lead time per ${bucket}`,
    line: () => "median over commits",
    nothing: "No deployment of this window has a commit with a usable time.",
  },
  unit: SECONDS,
  betterWhen: "lower",
  headline: ({ lead_time }) => lead_time.p50,
  base: ({ lead_time }) => lead_time.n,
  band: ({ lead_time }) => lead_time.band,
  trend: {
    drawn: "line",
    value: ({ leadTimeP50 }) => leadTimeP50,
    byWeek: false,
    columns: [MEDIAN, DEPLOYMENTS],
  },
  csv: { lead_time_p50_seconds: "leadTimeP50" },
} as const satisfies MetricDefinition;
