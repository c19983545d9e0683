/** Arithmetic of the oracle, written to be obviously right and for nothing else. */

import type { Interval } from "#lib/domain/report/report.ts";

/** `percentile_cont`: linear interpolation between the two neighbours; null without values. */
export function percentile(values: number[], fraction: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = fraction * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: number[]): number | null => percentile(values, 0.5);

export const Z = 1.959964;

/** The percentiles of a figure, and the interval of its median. */
export function percentiles(values: number[]) {
  return {
    p50: percentile(values, 0.5),
    p75: percentile(values, 0.75),
    p90: percentile(values, 0.9),
    n: values.length,
    ...medianInterval(values),
  };
}

/** 95 % interval of a median: two of the sorted values, as many from either end; nulls when there are too few. */
export function medianInterval(values: number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  // The rank of the lower one, the first being 1.
  const rank = Math.floor((n - Z * Math.sqrt(n)) / 2);
  if (rank < 1) return { low: null, high: null };
  return { low: sorted[rank - 1] ?? null, high: sorted[n + 1 - rank - 1] ?? null };
}

export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** 95 % Wilson interval of `part / whole`, or that of another z; nulls when `whole` is 0. */
export function wilson(part: number, whole: number, z = Z): Interval {
  if (whole === 0) return { low: null, high: null };
  const p = part / whole;
  const middle = (p + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const spread =
    (z / (1 + z ** 2 / whole)) * Math.sqrt(Math.max(0, p * (1 - p)) / whole + z ** 2 / (4 * whole ** 2));
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}

/** The smallest value at which the cumulated weight reaches half of the total. */
export function weightedMedian(rows: { value: number; weight: number }[]): number | null {
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  let sum = 0;
  for (const row of rows.toSorted((a, b) => a.value - b.value)) {
    sum += row.weight;
    if (sum >= total / 2 - 1e-9) return row.value;
  }
  return null;
}

/** Text of the database's "C" order: by bytes, which for these tests is by characters; null last. */
export function compareText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
