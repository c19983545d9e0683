import { type Quantity, textOf } from "../format/format.ts";
import { formatRange } from "../format/format-time.ts";
import { coverageShort } from "../report/freshness.ts";
import type { Band, Report } from "../report/report.ts";
import { bandLabel } from "./band.ts";
import { type Delta, deltaOf, mayBeChance } from "./delta.ts";
import { type Metric, metricOf } from "./metric.ts";
import type { MetricDefinition, MetricSettings } from "./metric-definition.ts";

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
  /** The intervals of now and before overlap: the change may be chance. False where it has no intervals. */
  chance: boolean;
  band: { band: Band; label: string } | null;
  /** The distance to a mark that stands in for levels; null where there is none. */
  mark: string | null;
  /** "19.4 of 30 days" when a part of the window was not read; null when all of it was. */
  coverage: string | null;
};

/** Under this many events a figure shows a direction, not a measurement. */
const FEW = 10;

type Settings = Pick<MetricSettings, "bands" | "timeZone">;

export function metricCard(metric: Metric, report: Report, { bands, timeZone }: Settings): MetricCard {
  const definition = metricOf(metric);
  const { words, unit, betterWhen } = definition;
  const { figures, previous } = report;
  const headline = definition.headline(figures);
  const before = previous === null ? null : definition.headline(previous.figures);
  const state = stateOf(definition, report);
  const known = state === "value" || state === "few";
  return {
    metric,
    title: words.title,
    state,
    // Nothing happened in a window that was read: a frequency of zero is known, the others are not.
    value: known || state === "empty" ? unit.quantity(headline) : [],
    statistic: known ? words.statistic : null,
    sample: known ? words.sample(figures) : reasonOf(definition, state, { report, timeZone }),
    delta: known ? deltaOf(headline, before, { as: unit.difference, betterWhen }) : null,
    previous: before === null ? null : textOf(unit.quantity(before)),
    chance: known && overlaps(definition, report),
    band: known ? bandOf(definition.band?.(figures) ?? null) : null,
    coverage: coverageShort(report.window),
    mark: known && bands !== "off" ? (definition.mark?.(headline) ?? null) : null,
  };
}

function overlaps({ interval }: MetricDefinition, { figures, previous }: Report): boolean {
  if (interval === undefined || previous === null) return false;
  return mayBeChance(interval(figures), interval(previous.figures));
}

function stateOf({ headline, base }: MetricDefinition, { figures, window }: Report): CardState {
  if (window.coveredDays <= 0) return "unread";
  if (figures.deployment_frequency.deployments === 0) return "empty";
  if (headline(figures) === null) return "unknown";
  return base(figures) < FEW ? "few" : "value";
}

function reasonOf(
  { words }: MetricDefinition,
  state: CardState,
  { report, timeZone }: { report: Report; timeZone: string },
): string {
  const { figures, window } = report;
  if (state === "unread") return "This window has not been read.";
  if (state === "empty") return `No deployments ${formatRange(window.from, window.to, timeZone)}.`;
  return words.reason(figures);
}

function bandOf(band: Band | null): MetricCard["band"] {
  return band === null ? null : { band, label: bandLabel(band) };
}
