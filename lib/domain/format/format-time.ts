import { calendarOf, two } from "./calendar.ts";
import { UNKNOWN } from "./format.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

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
