/** Arithmetic of the oracle, written to be obviously right and for nothing else. */

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

export function percentiles(values: number[]) {
  return {
    p50: percentile(values, 0.5),
    p75: percentile(values, 0.75),
    p90: percentile(values, 0.9),
    n: values.length,
  };
}

export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** 95 % Wilson interval of `part / whole`; nulls when `whole` is 0. */
export function wilson(part: number, whole: number): { low: number | null; high: number | null } {
  if (whole === 0) return { low: null, high: null };
  const z = 1.959964;
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

const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of the time zone shows, as milliseconds since 1970 of that clock. */
export function wallClock(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(timeZone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (at % 1000);
}

/** First day of the day or ISO week (Monday) that a moment lies in, `YYYY-MM-DD`. */
export function bucketOf(at: number, timeZone: string, bucket: "day" | "week"): string {
  const day = Math.floor(wallClock(at, timeZone) / DAY) * DAY;
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(bucket === "day" ? day : day - sinceMonday * DAY).toISOString().slice(0, 10);
}

/** The first moment of a day of the time zone: the first quarter of an hour whose clock shows that day. */
export function firstMomentOf(day: string, timeZone: string): number {
  let at = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000;
  while (bucketOf(at, timeZone, "day") !== day) at += 900_000;
  return at;
}

/** Every bucket from the one of `from` to the one of the last moment before `to`. */
export function bucketsOf(from: number, to: number, timeZone: string, bucket: "day" | "week"): string[] {
  if (from >= to) return [];
  const last = bucketOf(to - 1, timeZone, bucket);
  const buckets = [];
  let day = Date.parse(`${bucketOf(from, timeZone, bucket)}T00:00:00Z`);
  while (new Date(day).toISOString().slice(0, 10) <= last) {
    buckets.push(new Date(day).toISOString().slice(0, 10));
    day += bucket === "day" ? DAY : 7 * DAY;
  }
  return buckets;
}

/** ISO 8601 in UTC, to the second or, where there are any, to the millisecond. */
export function isoOf(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}
