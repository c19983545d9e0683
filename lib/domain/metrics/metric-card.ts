import { formatCount, plural, type Quantity, textOf } from "../format/format.ts";
import { formatRange } from "../format/format-time.ts";
import { coverageShort } from "../report/freshness.ts";
import type { Band, Figures, Report } from "../report/report.ts";
import { bandLabel, failureMark } from "./band.ts";
import { type Delta, deltaOf, mayBeChance } from "./delta.ts";
import { headlineOf, type Metric, type MetricSettings, metricEntry, quantityOf } from "./metric.ts";

/**
 * `value`: enough events; `few`: under ten, directional; `unknown`: no value, and why; `empty`: nothing
 * happened in the window; `unread`: the window was never read.
 */
export type CardState = "value" | "few" | "unknown" | "empty" | "unread";

export type MetricCard = {
  metric: Metric;
  title: string;
  state: CardState;
  /** Empty when not known. */
  value: Quantity;
  statistic: string | null;
  /** The sample and its parts in words; for a missing value the reason. */
  sample: string;
  delta: Delta | null;
  /** The previous value in its units; null without a comparison or a previous value. */
  previous: string | null;
  /** The intervals of now and before overlap: the change may be chance. Known for the change failure rate only. */
  chance: boolean;
  band: { band: Band; label: string } | null;
  /** Change failure rate only: distance to the 5 % mark. */
  mark: string | null;
  /** "19.4 of 30 days" when a part of the window was not read; null when all of it was. */
  coverage: string | null;
};

/** Under this many events a figure shows a direction, not a measurement. */
const FEW = 10;

type Settings = Pick<MetricSettings, "bands" | "timeZone">;

export function metricCard(metric: Metric, report: Report, { bands, timeZone }: Settings): MetricCard {
  const { figures, previous } = report;
  const entry = metricEntry(metric);
  const headline = headlineOf(metric, figures);
  const before = previous === null ? null : headlineOf(metric, previous.figures);
  const state = stateOf(metric, report);
  const known = state === "value" || state === "few";
  return {
    metric,
    title: entry.title,
    state,
    // Nothing happened in a window that was read: a frequency of zero is known, the others are not.
    value: known || state === "empty" ? quantityOf(metric, headline) : [],
    statistic: known ? entry.statistic : null,
    sample: known ? sampleOf(metric, figures) : reasonOf(metric, state, { report, timeZone }),
    delta: known ? deltaOf(headline, before, entry.rule) : null,
    previous: before === null ? null : textOf(quantityOf(metric, before)),
    chance: known && metric === "change_failure_rate" && overlaps(report),
    band: known ? bandOf(metric, figures) : null,
    coverage: coverageShort(report.window),
    mark: known && bands !== "off" && metric === "change_failure_rate" ? failureMark(headline) : null,
  };
}

function overlaps({ figures, previous }: Report): boolean {
  return previous !== null && mayBeChance(figures.change_failure_rate, previous.figures.change_failure_rate);
}

function stateOf(metric: Metric, { figures, window }: Report): CardState {
  if (window.coveredDays <= 0) return "unread";
  if (figures.deployment_frequency.deployments === 0) return "empty";
  if (headlineOf(metric, figures) === null) return "unknown";
  return baseOf(metric, figures) < FEW ? "few" : "value";
}

/** How many events the figure rests on. A count over time is exact however small, so it is never "few". */
function baseOf(metric: Metric, figures: Figures): number {
  switch (metric) {
    case "deployment_frequency":
      return Number.POSITIVE_INFINITY;
    case "change_failure_rate":
      return figures.change_failure_rate.evaluated;
    case "rework_rate":
      return figures.rework_rate.deployments;
    default:
      return figures[metric].n;
  }
}

function sampleOf(metric: Metric, figures: Figures): string {
  switch (metric) {
    case "deployment_frequency": {
      const { deployments, activeDays } = figures.deployment_frequency;
      return `${plural(deployments, "deployment")} on ${plural(activeDays, "day")}`;
    }
    case "lead_time": {
      const { n, excluded } = figures.lead_time;
      return `${plural(n, "commit")}${excluded > 0 ? `, ${formatCount(excluded)} excluded` : ""}`;
    }
    case "change_failure_rate": {
      const { failed, evaluated, pending, formula } = figures.change_failure_rate;
      const base =
        formula === "all" ? plural(evaluated + pending, "deployment") : `${formatCount(evaluated)} judged`;
      return `${formatCount(failed)} failed of ${base}, ${formatCount(pending)} pending`;
    }
    case "recovery_time": {
      const { n, unrecovered } = figures.recovery_time;
      return `${formatCount(n)} of ${formatCount(n + unrecovered)} recovered`;
    }
    case "rework_rate": {
      const { rework, deployments } = figures.rework_rate;
      return `${formatCount(rework)} of ${plural(deployments, "deployment")}`;
    }
  }
}

function reasonOf(
  metric: Metric,
  state: CardState,
  { report, timeZone }: { report: Report; timeZone: string },
): string {
  const { figures, window } = report;
  if (state === "unread") return "This window has not been read.";
  if (state === "empty") return `No deployments ${formatRange(window.from, window.to, timeZone)}.`;
  const { deployments } = figures.deployment_frequency;
  switch (metric) {
    case "lead_time": {
      const { excluded } = figures.lead_time;
      if (excluded > 0) return `No usable commit time: ${formatCount(excluded)} excluded.`;
      return noneOf(deployments, "deployment", ["has a commit with a time", "has no commit with a time"]);
    }
    case "change_failure_rate":
      return noneOf(deployments, "deployment", ["is judged yet", "is not judged yet"]);
    case "recovery_time": {
      const { unrecovered } = figures.recovery_time;
      if (unrecovered === 0) return "No deployment failed, nothing to recover.";
      return noneOf(unrecovered, "failed deployment", ["is repaired yet", "is not repaired yet"]);
    }
    default:
      return "Not known for this window.";
  }
}

function noneOf(count: number, noun: string, [ofMany, ofOne]: [string, string]): string {
  return count === 1 ? `The only ${noun} ${ofOne}.` : `None of ${plural(count, noun)} ${ofMany}.`;
}

function bandOf(metric: Metric, figures: Figures): MetricCard["band"] {
  if (metric !== "deployment_frequency" && metric !== "lead_time" && metric !== "recovery_time") return null;
  const { band } = figures[metric];
  return band === null ? null : { band, label: bandLabel(band) };
}
