const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const FIELDS = ["year", "month", "day", "hour", "minute"] as const;
const NUMERIC = Object.fromEntries(FIELDS.map((field) => [field, "numeric" as const]));

type Calendar = Record<(typeof FIELDS)[number], number>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Wall-clock parts of a moment in an IANA zone. */
export function calendarOf(at: string | Date, timeZone: string): Calendar {
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

export const two = (value: number) => String(value).padStart(2, "0");

/** How exactly the ends of a range have to be told, so that they are not the same: a short one to the second. */
export function precisionOf(from: string, to: string): "minute" | "second" {
  return Date.parse(to) - Date.parse(from) < HOUR_MS ? "second" : "minute";
}

/** The same moment in UTC to the second, for the title attribute: "2025-08-12 12:05:09 UTC". */
export function formatUtc(at: string | Date | null): string | undefined {
  return at === null ? undefined : `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
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

/** The day on which weeks begin, as days after Sunday. */
export const FIRST_DAYS = { sunday: 0, monday: 1, saturday: 6 } as const;
export type WeekStart = keyof typeof FIRST_DAYS;

/** The first day of the week that a calendar day lies in. */
export function startOfWeek(day: string, weekStart: WeekStart): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday - FIRST_DAYS[weekStart] + 7) % 7));
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
