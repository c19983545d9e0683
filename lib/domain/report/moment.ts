import { addDays, startOfDay } from "../format/calendar.ts";

const DAY_MS = 86_400_000;
const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** Milliseconds of an ISO date-time with a zone, or of a date in UTC, from 1970 to 2200; null for anything else. */
export function parseMoment(text: string): number | null {
  const year = Number(text.slice(0, 4));
  // Date.parse alone would roll 30 February over into March.
  const readable = isCalendarDay(text) || (DATE_TIME.test(text) && isCalendarDay(text.slice(0, 10)));
  const at = readable ? Date.parse(text.toUpperCase()) : Number.NaN;
  return Number.isNaN(at) || year < 1970 || year > 2200 ? null : at;
}

/** Whether the text is a calendar day that exists, as `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!CALENDAR_DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/**
 * An edge of a window as the database reads it: a date as it stands, which is the start of that day in the
 * organisation's time zone, or a moment in UTC; null for anything else. The one reading of dates in addresses and in
 * the API.
 */
export function readEdge(text: string): string | null {
  const at = parseMoment(text);
  if (at === null) return null;
  return isCalendarDay(text) ? text : new Date(at).toISOString();
}

/** The moment that an edge is in a time zone. */
export function momentOf(edge: string, timeZone: string): Date {
  return isCalendarDay(edge) ? startOfDay(edge, timeZone) : new Date(edge);
}

/** An edge moved back by whole days; days stay days. */
export function daysBefore(edge: string, days: number): string {
  if (isCalendarDay(edge)) return addDays(edge, -days);
  return new Date(Date.parse(edge) - days * DAY_MS).toISOString();
}

/** The longest window, in days. */
export const MAX_WINDOW_DAYS = 800;

/**
 * What is wrong with a window whatever the time zone, null when nothing is: exact where both edges are days or both
 * are moments. Between a day and a moment it depends on the zone, which moves a day by less than one: what may be
 * right there is cut by the database.
 */
export function windowProblem(from: string, to: string): "backwards" | "too_long" | null {
  const slack = isCalendarDay(from) === isCalendarDay(to) ? 0 : DAY_MS;
  const length = Date.parse(to) - Date.parse(from);
  if (length + slack <= 0) return "backwards";
  return length - slack > MAX_WINDOW_DAYS * DAY_MS ? "too_long" : null;
}
