const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DURATION_STEPS = [
  10,
  30,
  ...[1, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 7, 14, 30, 60, 90, 180, 365].map((days) => days * DAY),
];
const RATE_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
/** Lines that an axis may have above zero. */
const MAX_LINES = 4;

function ticksBy(step: number, max: number): number[] {
  const lines = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: lines + 1 }, (_, index) => index * step);
}

function pickStep(steps: number[], max: number): number {
  const last = steps.at(-1) ?? 1;
  return steps.find((step) => max / step <= MAX_LINES) ?? last * Math.ceil(max / last / MAX_LINES);
}

/** Axis lines from zero to above `maxSeconds`, at most five, on round times. */
export function durationTicks(maxSeconds: number): number[] {
  return ticksBy(pickStep(DURATION_STEPS, maxSeconds), maxSeconds);
}

/** Axis lines from zero to above `maxRate`, at most five, on round percentages and never above 100 %. */
export function rateTicks(maxRate: number): number[] {
  return ticksBy(pickStep(RATE_STEPS, Math.min(1, maxRate)), Math.min(1, maxRate));
}

/** The scale of a column of rates or their upper ends; without a line where none of them is known. */
export function rateScale(ends: readonly (number | null)[]): number[] {
  const known = ends.filter((end) => end !== null);
  return known.length === 0 ? [] : rateTicks(Math.max(...known));
}

/** The lines that are labelled where an axis is short: its ends, and its middle where a line stands there. */
export function labelledTicks(ticks: number[]): number[] {
  const last = ticks.length - 1;
  return ticks.filter((_, index) => index === 0 || index === last || index * 2 === last);
}

/** Axis lines from zero to above `max`, at most five, on whole numbers. */
export function countTicks(max: number): number[] {
  const magnitudes = [1, 10, 100, 1_000, 10_000, 100_000];
  return ticksBy(
    pickStep(
      magnitudes.flatMap((size) => [size, 2 * size, 5 * size]),
      max,
    ),
    max,
  );
}
