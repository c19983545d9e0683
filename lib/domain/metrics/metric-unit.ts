import { durationStep } from "../format/quantity.ts";
import { countTicks, durationTicks, rateTicks } from "./metric-axis.ts";

/** How numbers of one unit are compared and drawn; how they are said is with `lib/words`, by their name. */
export type MetricUnit = {
  name: "perDay" | "seconds" | "rate";
  /** How a difference is told: relative (+12 %), in time (−6 h), in percentage points (+1.2 pp). */
  difference: "ratio" | "duration" | "points";
  /** What a difference beside values of this size is rounded to, as it is compared: a smaller one is none. */
  rounding: (size: number) => number;
  /** Axis lines from zero to above the highest value. */
  ticks: (highest: number) => number[];
};

/** Deployments per day; its trend counts them. */
export const PER_DAY: MetricUnit = {
  name: "perDay",
  difference: "ratio",
  // Whole percents.
  rounding: () => 0.01,
  ticks: countTicks,
};

export const SECONDS: MetricUnit = {
  name: "seconds",
  difference: "duration",
  rounding: durationStep,
  ticks: durationTicks,
};

/** 0 to 1. */
export const RATE: MetricUnit = {
  name: "rate",
  difference: "points",
  // A tenth of a percentage point.
  rounding: () => 0.001,
  ticks: rateTicks,
};
