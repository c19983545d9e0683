import {
  durationParts,
  formatCount,
  formatDuration,
  frequencyParts,
  type Quantity,
  rateParts,
} from "../format/format.ts";
import { countTicks, durationTicks, rateTicks } from "./metric-axis.ts";

/** How numbers of one unit are said, compared and drawn. */
export type MetricUnit = {
  /** A value in its small units; empty when not known. */
  quantity: (value: number | null) => Quantity;
  /** How a difference is said: relative (+12 %), in time (−6 h), in percentage points (+1.2 pp). */
  difference: "ratio" | "duration" | "points";
  /** Axis lines from zero to above the highest value. */
  ticks: (highest: number) => number[];
  tick: (value: number) => string;
};

/** Deployments per day; its trend counts them. */
export const PER_DAY: MetricUnit = {
  quantity: frequencyParts,
  difference: "ratio",
  ticks: countTicks,
  tick: formatCount,
};

export const SECONDS: MetricUnit = {
  quantity: durationParts,
  difference: "duration",
  ticks: durationTicks,
  tick: formatDuration,
};

/** 0 to 1. */
export const RATE: MetricUnit = {
  quantity: rateParts,
  difference: "points",
  ticks: rateTicks,
  tick: (rate) => `${Math.round(rate * 100)} %`,
};
