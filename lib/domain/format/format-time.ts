import { UNKNOWN } from "./format.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const FIELDS = ["year", "month", "day", "hour", "minute"] as const;
const NUMERIC = Object.fromEntries(FIELDS.map((field) => [field, "numeric" as const]));

type Calendar = Record<(typeof FIELDS)[number], number>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Wall-clock parts of a moment in an IANA zone. */
function calendarOf(at: string | Date, timeZone: string): Calendar {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-US", { ...NUMERIC, hourCycle: "h23", timeZone });
    formatters.set(timeZone, formatter);
  }
  const parts = formatter
    .formatToParts(new Date(at))
    .map(({ type, value }) => [type, Number(value)] as const);
  return Object.fromEntries(parts) as Calendar;
}

const two = (value: number) => String(value).padStart(2, "0");

/** Day of a moment in a zone: "12 Aug 2025"; "—" for null. */
export function formatDay(at: string | Date | null, timeZone: string): string {
  if (at === null) return UNKNOWN;
  const { day, month, year } = calendarOf(at, timeZone);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** Day and minute of a moment in a zone: "12 Aug 2025, 14:05"; "—" for null. */
export function formatMoment(at: string | Date | null, timeZone: string): string {
  if (at === null) return UNKNOWN;
  const { hour, minute } = calendarOf(at, timeZone);
  return `${formatDay(at, timeZone)}, ${two(hour)}:${two(minute)}`;
}

/** Day and second of a moment in a zone: "12 Aug 2025, 14:05:09"; "—" for null. */
export function formatSecond(at: string | Date | null, timeZone: string): string {
  if (at === null) return UNKNOWN;
  // No zone of this century has an offset of odd seconds.
  return `${formatMoment(at, timeZone)}:${two(new Date(at).getUTCSeconds())}`;
}

/** How exactly the ends of a range have to be told, so that they are not the same: a short one to the second. */
export function precisionOf(from: string, to: string): "minute" | "second" {
  return Date.parse(to) - Date.parse(from) < HOUR_MS ? "second" : "minute";
}

/** The same moment in UTC to the second, for the title attribute: "2025-08-12 12:05:09 UTC". */
export function formatUtc(at: string | Date | null): string | undefined {
  return at === null ? undefined : `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** How long ago, in one unit: "just now", "42 min ago", "3 h ago", "2 d ago". */
export function formatAgo(at: string | Date, now: Date): string {
  const elapsed = now.getTime() - new Date(at).getTime();
  if (elapsed < MINUTE_MS) return "just now";
  if (elapsed < HOUR_MS) return `${Math.floor(elapsed / MINUTE_MS)} min ago`;
  if (elapsed < 2 * DAY_MS) return `${Math.floor(elapsed / HOUR_MS)} h ago`;
  return `${Math.floor(elapsed / DAY_MS)} d ago`;
}

/** Days of a half-open window, the last day included: "12 Aug – 10 Sep 2025", "12 Aug 2025". */
export function formatRange(from: string | Date, to: string | Date, timeZone: string): string {
  const last = new Date(new Date(to).getTime() - 1);
  const [a, b] = [calendarOf(from, timeZone), calendarOf(last, timeZone)];
  const end = formatDay(last, timeZone);
  if (formatDay(from, timeZone) === end) return end;
  if (a.year !== b.year) return `${formatDay(from, timeZone)} – ${end}`;
  return a.month === b.month ? `${a.day} – ${end}` : `${a.day} ${MONTHS[a.month - 1]} – ${end}`;
}

/** First day of a bucket (`YYYY-MM-DD`), short for an axis: "12 Aug". */
export function formatBucketDay(at: string): string {
  const [, month, day] = at.split("-").map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]}`;
}

/** First day of a bucket with its year: "12 Aug 2025". */
export function formatBucketDate(at: string): string {
  return `${formatBucketDay(at)} ${at.slice(0, 4)}`;
}

/** The calendar day of a moment in a zone as `YYYY-MM-DD`. */
export function dayOf(at: string | Date, timeZone: string): string {
  const { year, month, day } = calendarOf(at, timeZone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** A calendar day moved by whole days; both are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first moment of a calendar day in a zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`);
  // The offset is looked up twice: the first guess may lie on the other side of a change of clocks.
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone));
}

function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute } = calendarOf(new Date(at), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
