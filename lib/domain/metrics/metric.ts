import { durationParts, frequencyParts, type Quantity, rateParts } from "../format/format.ts";
import type { Figures } from "../report/report.ts";
import { BAND_NOTE } from "./band.ts";
import type { DeltaRule } from "./delta.ts";

/** The five of the dashboard, in DORA's order: throughput first, then stability. */
export const METRICS = [
  "deployment_frequency",
  "lead_time",
  "change_failure_rate",
  "recovery_time",
  "rework_rate",
] as const;
export type Metric = (typeof METRICS)[number];
export const DEFAULT_METRIC: Metric = "deployment_frequency";

export type MetricEntry = {
  title: string;
  /** What kind of figure the big value is, in one word, when the title leaves it open. */
  statistic: string | null;
  rule: DeltaRule;
  definition: string;
  formula: string;
  source: string;
  exclusions: string;
};

const ENTRIES: Record<Metric, MetricEntry> = {
  deployment_frequency: {
    title: "Deployment frequency",
    statistic: null,
    rule: { as: "ratio", betterWhen: "higher" },
    definition: "How often a change reaches production.",
    formula: "Deployments ÷ covered days: the days of the window that were read completely.",
    source: "Datadog DORA deployments, by the moment they started.",
    exclusions: "Deployments to other environments or without one, deleted at Datadog, or in quarantine.",
  },
  lead_time: {
    title: "Lead time for changes",
    statistic: "median",
    rule: { as: "duration", betterWhen: "lower" },
    definition: "How long a commit waits until it is in production.",
    formula:
      "Median over commits of the end of the deployment minus the commit's time, or Datadog's own change lead time when it gives one. A commit counts once per service, at its earliest deployment in the window.",
    source: "Commits of Datadog DORA deployments.",
    exclusions:
      "Commits without a time, and commits whose time is after their deployment; the latter are counted on the card.",
  },
  change_failure_rate: {
    title: "Change failure rate",
    statistic: null,
    rule: { as: "points", betterWhen: "lower" },
    definition: "The share of deployments that failed in production.",
    formula: "Failed deployments ÷ judged deployments, or ÷ all deployments where that is set below.",
    source:
      "Datadog's verdict on each deployment, read again every night because later deployments can change it.",
    exclusions: "Deployments without a verdict yet; they are shown as pending, never counted as fine.",
  },
  recovery_time: {
    title: "Recovery time",
    statistic: "median",
    rule: { as: "duration", betterWhen: "lower" },
    definition: "How long a failed deployment stays broken until a rollback or a fix repairs it.",
    formula: "Median of Datadog's recovery time over failed deployments that were repaired.",
    source: "Failed Datadog DORA deployments. Incidents have their own restore time.",
    exclusions: "Failed deployments without a recovery time; they are counted on the card as not recovered.",
  },
  rework_rate: {
    title: "Rework rate",
    statistic: null,
    rule: { as: "points", betterWhen: "lower" },
    definition: "The share of deployments that only repair an earlier one.",
    formula: "Rollbacks, rollforwards and deployments named as a repair ÷ all deployments.",
    source: "Deployment type and remediation of Datadog DORA deployments.",
    exclusions: "Unplanned fixes that Datadog does not link to a failed deployment.",
  },
};

export function metricEntry(metric: Metric): MetricEntry {
  return ENTRIES[metric];
}

/** The headline number: per day, seconds, or a rate of 0 to 1; null when not known. */
export function headlineOf(metric: Metric, figures: Figures): number | null {
  if (metric === "lead_time" || metric === "recovery_time") return figures[metric].p50;
  return figures[metric].value;
}

/** A headline number in its units. */
export function quantityOf(metric: Metric, value: number | null): Quantity {
  if (metric === "deployment_frequency") return frequencyParts(value);
  if (metric === "lead_time" || metric === "recovery_time") return durationParts(value);
  return rateParts(value);
}

/** The settings of an organisation that decide what a number means. */
export type MetricSettings = {
  productionEnvs: string[];
  cfrDenominator: "evaluated" | "all";
  bands: "dora-2024" | "off";
  timeZone: string;
};

/** What was set here and matters for this metric, as name and value. */
export function settingsOf(metric: Metric, settings: MetricSettings): [string, string][] {
  const lines: [string, string][] = [["Counts as production", settings.productionEnvs.join(", ")]];
  if (metric === "change_failure_rate") {
    const all = "all deployments, as Datadog's own screen does";
    lines.push(["Divided by", settings.cfrDenominator === "all" ? all : "judged deployments"]);
  }
  if (metric === "deployment_frequency") lines.push(["Days of", settings.timeZone]);
  const levels = metric === "change_failure_rate" ? "no level; distance to the 5 % mark" : BAND_NOTE;
  if (metric !== "rework_rate") lines.push(["Bands", settings.bands === "off" ? "off" : levels]);
  return lines;
}
