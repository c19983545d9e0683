const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * Milliseconds of an ISO date-time with a zone, or of a date's start in UTC, from 1970 to 2200; null for anything
 * else. The one reading of dates in addresses and in the API.
 */
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
