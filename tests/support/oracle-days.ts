/** Days and weeks of a time zone, for the oracle. */

const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();
const firstMoments = new Map<string, number>();

export type WeekStart = "monday" | "sunday" | "saturday";
/** What a series is cut into. */
export type Buckets = { timeZone: string; weekStart: WeekStart; bucket: "day" | "week" | "month" };

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

/** The day of the time zone that a moment lies in, `YYYY-MM-DD`. */
export function dayOf(at: number, timeZone: string): string {
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/**
 * The first moment of a day of the time zone: the first quarter of an hour whose clock shows that day. Remembered:
 * each row of a breakdown asks for every day of the window, and each of them takes up to a hundred clocks.
 */
export function firstMomentOf(day: string, timeZone: string): number {
  const asked = `${day} ${timeZone}`;
  const known = firstMoments.get(asked);
  if (known !== undefined) return known;
  let at = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000;
  while (dayOf(at, timeZone) < day) at += 900_000;
  firstMoments.set(asked, at);
  return at;
}

/** Milliseconds of a bound of a window: a date is the start of that day in the time zone, all else a moment. */
export function momentOf(text: string, timeZone: string): number {
  return isDate(text) ? firstMomentOf(text, timeZone) : Date.parse(text);
}

export const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** As `Date.getUTCDay` counts. */
const FIRST_DAY = { sunday: 0, monday: 1, saturday: 6 };

/** First day of the day or week that a moment lies in, `YYYY-MM-DD`. */
export function bucketOf(at: number, { timeZone, weekStart, bucket }: Buckets): string {
  let day = dayOf(at, timeZone);
  if (bucket === "day") return day;
  if (bucket === "month") return `${day.slice(0, 7)}-01`;
  while (new Date(day).getUTCDay() !== FIRST_DAY[weekStart]) day = addDays(day, -1);
  return day;
}

/** Every bucket from the one of `from` to the one of the last moment before `to`. */
export function bucketsOf(from: number, to: number, by: Buckets): string[] {
  if (from >= to) return [];
  const buckets = [];
  let first = bucketOf(from, by);
  while (first <= bucketOf(to - 1, by)) {
    buckets.push(first);
    first = nextBucket(first, by);
  }
  return buckets;
}

export function nextBucket(first: string, { bucket }: Buckets): string {
  if (bucket === "month") return monthsBefore(first, -1);
  return addDays(first, bucket === "day" ? 1 : 7);
}

/** The first of the month that lies so many months before the month of a first of a month. */
export function monthsBefore(first: string, months: number): string {
  const date = new Date(first);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1)).toISOString().slice(0, 10);
}

/** The same day of the year before; of 29 February the day before. */
export function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  return day.endsWith("-02-29") ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

/** ISO 8601 in UTC, to the second or, where there are any, to the millisecond. */
export function isoOf(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}
