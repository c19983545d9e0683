import type { Interval } from "../report/report.ts";

/** Of the standard normal distribution, for intervals of 95 %; the database uses the same. */
export const Z = 1.959964;

/** The z that a standard normal is beyond, on either side, this often: a rational approximation, within 0.0005 (Hastings). */
export function zOf(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(chance / 2));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  return t - above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/** A number that was measured, and between what it may lie. */
export type Estimate = { value: number; low: number; high: number };

/** Wilson's interval of `part / whole`, which may be shared out and so not whole; null when there is nothing to divide by. */
export function wilson(part: number, whole: number, z = Z): Estimate | null {
  if (whole <= 0) return null;
  const value = part / whole;
  const squeeze = 1 + z ** 2 / whole;
  const middle = (value + z ** 2 / (2 * whole)) / squeeze;
  const spread = (z / squeeze) * Math.sqrt((value * (1 - value)) / whole + z ** 2 / (4 * whole ** 2));
  return { value, low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}

/** How much `a` is above `b`, by square-and-add of their intervals: of two of Wilson's it is Newcombe's. */
export function differenceOf(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/** An estimate at another z: each end as much farther from it, which is what chance leaves of a median's own ends there. */
export function widened({ value, low, high }: Estimate, z: number): Estimate {
  return { value, low: value - (value - low) * (z / Z), high: value + (high - value) * (z / Z) };
}

/** Events over the days in which they were counted. */
export type Counted = { count: number; days: number };

/**
 * How many times as often `a` happens as `b`: given both together, the share of `a` is a rate, whose interval is turned
 * into one of the ratio. Null where there is no end to it.
 */
export function ratioOf(a: Counted, b: Counted, z = Z): Interval & { value: number | null } {
  const share = wilson(a.count, a.count + b.count, z) ?? { low: 0, high: 1 };
  const days = b.days / a.days;
  const ratio = (of: number) => (of >= 1 ? null : (of / (1 - of)) * days);
  const value = b.count === 0 ? null : (a.count / b.count) * days;
  return { value, low: ratio(share.low), high: ratio(share.high) };
}

/** Whether an interval lies wholly on one side of what would be no change. */
export function excludes(none: number, { low, high }: Interval): boolean {
  return (low !== null && low > none) || (high !== null && high < none);
}
