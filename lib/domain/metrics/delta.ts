import type { MetricUnit } from "./metric-unit.ts";

export type Direction = "up" | "down" | "flat";
/** `same`: too small to mean anything. Direction says where it went, judgement whether that is good. */
export type Judgement = "better" | "worse" | "same";
/** How it is told: in its unit, signed, or without a number where none would mean anything. */
export type Change =
  | { kind: "none" }
  | { kind: "fromZero" }
  | { kind: "duration" | "points" | "ratio" | "factor"; amount: number };
export type Delta = { direction: Direction; judgement: Judgement; change: Change };

export type DeltaRule = {
  as: MetricUnit["difference"];
  betterWhen: "higher" | "lower";
};

/** Under these a change is noise: 2 % of the previous value, or half a percentage point. */
const SMALL_RATIO = 0.02;
const SMALL_POINTS = 0.005;
/** From three times the value "×3.2" reads better than "+220 %". */
const LARGE_RATIO = 3;

/** The change from the previous value; null when either is not known, so that no change is ever invented. */
export function deltaOf(current: number | null, previous: number | null, rule: DeltaRule): Delta | null {
  if (current === null || previous === null) return null;
  const difference = current - previous;
  if (isSmall(difference, previous, rule)) {
    return { direction: "flat", judgement: "same", change: { kind: "none" } };
  }
  const direction = difference > 0 ? "up" : "down";
  const better = difference > 0 === (rule.betterWhen === "higher");
  return { direction, judgement: better ? "better" : "worse", change: changeOf(current, previous, rule) };
}

function isSmall(difference: number, previous: number, rule: DeltaRule): boolean {
  if (rule.as === "points") return Math.abs(difference) < SMALL_POINTS;
  return difference === 0 || Math.abs(difference) < Math.abs(previous) * SMALL_RATIO;
}

function changeOf(current: number, previous: number, rule: DeltaRule): Change {
  const amount = current - previous;
  if (rule.as !== "ratio") return { kind: rule.as, amount };
  if (previous === 0) return { kind: "fromZero" };
  if (current / previous >= LARGE_RATIO) return { kind: "factor", amount: current / previous };
  return { kind: "ratio", amount: amount / previous };
}

export type Interval = { low: number | null; high: number | null };

/** Whether two 95 % intervals overlap, so that the change between their rates may be chance; false when unknown. */
export function mayBeChance(a: Interval, b: Interval): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return false;
  return a.low <= b.high && b.low <= a.high;
}
