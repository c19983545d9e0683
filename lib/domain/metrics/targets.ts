/** Bounds of what an organisation may want of a figure, in its unit: per day, seconds, or a rate of 0 to 1. */
export const TARGETS = {
  deployment_frequency: { least: 0.001, most: 10_000 },
  lead_time: { least: 1, most: 315_360_000 },
  change_failure_rate: { least: 0, most: 1 },
  recovery_time: { least: 1, most: 315_360_000 },
  time_to_restore: { least: 1, most: 315_360_000 },
  rework_rate: { least: 0, most: 1 },
} as const;

export type TargetMetric = keyof typeof TARGETS;
export const TARGET_METRICS = Object.keys(TARGETS) as [TargetMetric, ...TargetMetric[]];

export function isTargetMetric(metric: string): metric is TargetMetric {
  return Object.hasOwn(TARGETS, metric);
}
