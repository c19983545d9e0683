import type { Change } from "../report/report.ts";
import type { MetricUnit } from "./metric-unit.ts";

export type Direction = "up" | "down" | "flat";
/** How a change is told: in its unit, signed, or without a number where none would mean anything. */
export type Told =
  | { kind: "none" }
  | { kind: "fromZero" }
  | { kind: "duration" | "points" | "ratio" | "factor"; amount: number };

/** A change as a card shows it. Direction says where it went, judgement whether that is good or may be chance. */
export type Delta = {
  direction: Direction;
  judgement: "better" | "worse" | "chance";
  told: Told;
  /** Between what it lies; null where one of its ends is not known. */
  interval: { low: Told; high: Told } | null;
};

/** From three times the value "×3.2" reads better than "+220 %". */
const LARGE_RATIO = 3;

/** A change between values of this size, to be shown; null when it was not compared. */
export function deltaOf(change: Change, unit: MetricUnit, size: number): Delta | null {
  if (change.verdict === "not_compared") return null;
  const { value, low, high, verdict: judgement } = change;
  const interval =
    low === null || high === null ? null : { low: toldIn(unit, low), high: toldIn(unit, high) };
  // Of nothing there is no multiple: something came of it, or still nothing.
  if (value === null) {
    const begun = judgement !== "chance" || (low !== null && low > 0);
    return {
      direction: begun ? "up" : "flat",
      judgement,
      told: { kind: begun ? "fromZero" : "none" },
      interval,
    };
  }
  const difference = value - noneIn(unit);
  if (Math.abs(difference) < unit.rounding(size))
    return { direction: "flat", judgement, told: { kind: "none" }, interval };
  return { direction: difference > 0 ? "up" : "down", judgement, told: toldIn(unit, value), interval };
}

/** What would be no change in a unit. */
export const noneIn = ({ difference }: MetricUnit) => (difference === "ratio" ? 1 : 0);

/** A change in its unit: of a frequency the ratio is told as what came on top, or as a factor. */
export function toldIn({ difference: kind }: MetricUnit, value: number): Told {
  if (kind !== "ratio") return { kind, amount: value };
  return value >= LARGE_RATIO ? { kind: "factor", amount: value } : { kind, amount: value - 1 };
}
