import { type MetricUnit, PER_DAY, RATE, SECONDS } from "./metric-unit.ts";

/**
 * Bounds of what an organisation may want of a figure, in its unit: per day, seconds, or a rate of 0 to 1; and in what
 * people give it: as many of the unit is one of those.
 */
export const TARGETS = {
  deployment_frequency: { least: 0.001, most: 10_000, typed: "perDay" },
  lead_time: { least: 1, most: 315_360_000, typed: "hours" },
  change_failure_rate: { least: 0, most: 1, typed: "percent" },
  recovery_time: { least: 1, most: 315_360_000, typed: "hours" },
  time_to_restore: { least: 1, most: 315_360_000, typed: "hours" },
  rework_rate: { least: 0, most: 1, typed: "percent" },
} as const;

/** What one of them is in the unit of the figure. */
const SIZES = { perDay: 1, hours: 3600, percent: 0.01 } as const;
const UNITS = { perDay: PER_DAY, hours: SECONDS, percent: RATE } as const;

export type TargetMetric = keyof typeof TARGETS;
export const TARGET_METRICS = Object.keys(TARGETS) as [TargetMetric, ...TargetMetric[]];

export function isTargetMetric(metric: string): metric is TargetMetric {
  return Object.hasOwn(TARGETS, metric);
}

/** The unit in which a target is shown. */
export const targetUnit = (metric: TargetMetric): MetricUnit => UNITS[TARGETS[metric].typed];

/** A target as somebody typed it, with a comma or a point, in the unit of the figure; null for no number. */
export function typedTarget(metric: TargetMetric, text: string): number | null {
  const plain = text.trim().replace(",", ".");
  return /^\d{1,9}(\.\d{1,9})?$/.test(plain) ? Number(plain) * SIZES[TARGETS[metric].typed] : null;
}

/** The bounds as they are typed. */
export function typedBounds(metric: TargetMetric): { least: number; most: number } {
  const { least, most, typed } = TARGETS[metric];
  const inTyped = (value: number) => Number((value / SIZES[typed]).toPrecision(6));
  return { least: inTyped(least), most: inTyped(most) };
}

/** A target with when it holds. */
export type Dated = { metric: TargetMetric; value: number; from: string };

/** Of each metric the target that holds on a day, those before it, the latest first, and those that are to follow. */
export function targetsOn(targets: Dated[], day: string) {
  const sorted = targets.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return TARGET_METRICS.map((metric) => {
    const own = sorted.filter((one) => one.metric === metric);
    const [current = null, ...past] = own.filter(({ from }) => from <= day);
    return { metric, current, past, planned: own.filter(({ from }) => from > day) };
  });
}
