import { type Coverage, coverageOf } from "../report/freshness.ts";
import type { Band, Change, Figures, PartOf } from "../report/report.ts";
import { type Metric, metricOf } from "./metric.ts";
import type { MetricDefinition, MetricSettings } from "./metric-definition.ts";

/**
 * `value`: enough events; `few`: under ten, directional; `unknown`: no value, and why; `empty`: nothing
 * happened in the window; `unread`: the window was never read.
 */
export type CardState = "value" | "few" | "unknown" | "empty" | "unread";

export type MetricCard = {
  metric: Metric;
  state: CardState;
  /** In the unit of the metric; null when not known. */
  value: number | null;
  /** Null when nobody asked, and of a value that is not known. */
  change: Change | null;
  /** The greater of both values, by which a difference of them is rounded. */
  size: number;
  /** Null without a comparison or a previous value. */
  previous: number | null;
  band: Band | null;
  /** Between what the value may lie; null where it was counted, or there is too little for an interval. */
  interval: { low: number; high: number } | null;
  /** What the organisation wants of it, and whether that is met, which few events cannot tell; null without a target or a value. */
  target: { value: number; met: boolean | null } | null;
  /** Percentage points above a mark that stands in for levels; null where there is none, or too little to tell. */
  aboveMark: number | null;
  /** Null when all of the window was read. */
  coverage: Coverage | null;
};

/** Under this many events a figure shows a direction, not a measurement. */
export const FEW = 10;

export function metricCard(
  metric: Metric,
  report: PartOf<"figures">,
  { bands, targets = {} }: Pick<MetricSettings, "bands"> & { targets?: Targets },
): MetricCard {
  const definition = metricOf(metric);
  const { figures, previous } = report;
  const headline = definition.headline(figures);
  const before = previous === null ? null : definition.headline(previous.figures);
  const state = stateOf(definition, report);
  const known = state === "value" || state === "few";
  return {
    metric,
    state,
    // Nothing happened in a window that was read: a frequency of zero is known, the others are not.
    value: known || state === "empty" ? headline : null,
    change: known ? (previous?.change[metric] ?? null) : null,
    size: Math.max(headline ?? 0, before ?? 0),
    previous: before,
    band: known ? (definition.band?.(figures) ?? null) : null,
    interval: known ? intervalOf(definition, figures) : null,
    target: known ? wanted(definition, state === "value" ? headline : null, targets[metric]) : null,
    aboveMark: state === "value" && bands !== "off" ? (definition.mark?.(headline) ?? null) : null,
    coverage: coverageOf(report.window),
  };
}

/** What an organisation wants of its figures, in their units, of those that have a target. */
export type Targets = Partial<Record<Metric, number>>;

function intervalOf({ interval }: MetricDefinition, figures: Figures) {
  const { low, high } = interval?.(figures) ?? { low: null, high: null };
  return low === null || high === null ? null : { low, high };
}

function wanted({ more }: MetricDefinition, measured: number | null, value: number | undefined) {
  if (value === undefined) return null;
  if (measured === null) return { value, met: null };
  return { value, met: more === "better" ? measured >= value : measured <= value };
}

function stateOf({ headline, base }: MetricDefinition, { figures, window }: PartOf<"figures">): CardState {
  if (window.coveredDays <= 0) return "unread";
  if (figures.deployment_frequency.deployments === 0) return "empty";
  if (headline(figures) === null) return "unknown";
  return base(figures) < FEW ? "few" : "value";
}
