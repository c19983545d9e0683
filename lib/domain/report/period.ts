import { addDays, dayOf, startOfDay, startOfWeek, type WeekStart } from "../format/calendar.ts";
import { daysBefore } from "./moment.ts";

/** Periods of whole days that end now, by their name in the URL, in days. */
export const PERIOD_DAYS = { "7d": 7, "14d": 14, "30d": 30, "90d": 90, "180d": 180, "365d": 365 } as const;
type Rolling = keyof typeof PERIOD_DAYS;

type Unit = "day" | "week" | "month" | "quarter";

/** Periods of the calendar: those that have ended, and those under way, which end now. */
const CALENDAR = {
  today: { unit: "day", ended: false },
  "this-week": { unit: "week", ended: false },
  "last-week": { unit: "week", ended: true },
  "this-month": { unit: "month", ended: false },
  "last-month": { unit: "month", ended: true },
  "this-quarter": { unit: "quarter", ended: false },
  "last-quarter": { unit: "quarter", ended: true },
} as const satisfies Record<string, { unit: Unit; ended: boolean }>;
export type CalendarPeriod = keyof typeof CALENDAR;

export type Period = Rolling | CalendarPeriod;
export const ROLLING_PERIODS = Object.keys(PERIOD_DAYS) as Rolling[];
export const CALENDAR_PERIODS = Object.keys(CALENDAR) as CalendarPeriod[];
export const PERIODS: Period[] = [...CALENDAR_PERIODS, ...ROLLING_PERIODS];
export const DEFAULT_PERIOD = "30d" satisfies Period;

export const isRolling = (period: Period): period is Rolling => Object.hasOwn(PERIOD_DAYS, period);

/** By what an organisation counts days and weeks. */
export type CalendarOf = { timeZone: string; weekStart: WeekStart };
export type Edges = { from: string; to: string };

/** The window of a period: whole days where it has ended, else up to now. */
export function windowOf(period: Period, now: Date, calendar: CalendarOf): Edges {
  const end = now.toISOString();
  if (isRolling(period)) return { from: daysBefore(end, PERIOD_DAYS[period]), to: end };
  const { unit, ended } = CALENDAR[period];
  const start = startOf(unit, dayOf(now, calendar.timeZone), calendar.weekStart);
  return ended ? { from: startBefore(unit, start), to: start } : { from: start, to: end };
}

/**
 * What a period under way is compared with: the same part of the one before, as many days and the time of day into it,
 * and no further than its end. Null for any other, which is compared as its window is.
 */
export function samePartBefore(period: Period, now: Date, { timeZone, weekStart }: CalendarOf): Edges | null {
  if (isRolling(period) || CALENDAR[period].ended) return null;
  const { unit } = CALENDAR[period];
  const today = dayOf(now, timeZone);
  const start = startOf(unit, today, weekStart);
  const from = startBefore(unit, start);
  const day = addDays(from, daysBetween(start, today));
  if (day >= start) return { from, to: start };
  const at = startOfDay(day, timeZone).getTime() + now.getTime() - startOfDay(today, timeZone).getTime();
  // A day on which the clocks go back is longer than the one before it.
  const to = Math.min(at, startOfDay(addDays(day, 1), timeZone).getTime());
  return { from, to: new Date(to).toISOString() };
}

function startOf(unit: Unit, day: string, weekStart: WeekStart): string {
  if (unit === "day") return day;
  if (unit === "week") return startOfWeek(day, weekStart);
  const month = Number(day.slice(5, 7));
  return firstOf(Number(day.slice(0, 4)), unit === "month" ? month : month - ((month - 1) % 3));
}

/** The first day of the period before the one that begins on a day. */
function startBefore(unit: Unit, start: string): string {
  if (unit === "day") return addDays(start, -1);
  if (unit === "week") return addDays(start, -7);
  return firstOf(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - (unit === "month" ? 1 : 3));
}

/** The first day of a month, which may be given as one of the year before. */
function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}
