import { addDays, dayOf, startOfDay } from "../format/calendar.ts";
import { type TimeRange, toTimeRange, uncovered } from "../sync/time-range.ts";
import type { ConnectionCoverage, StreamCoverage } from "./data-quality.ts";

/** `before`: before anything was asked for; `later`: the day has not begun. */
export type DayState = "read" | "partly" | "unread" | "before" | "later";
export type CalendarDay = { day: string; state: DayState };
/** Days of one month of the calendar, by its first. */
export type CalendarMonth = { month: string; days: CalendarDay[] };

const MONTHS = 12;

/**
 * How much of each day of the last twelve months was read of these connections: all of it where every stream of every
 * connection that had begun was. What is left of the day of `now` does not count.
 */
export function coverageCalendar(
  connections: ConnectionCoverage[],
  { now, timeZone }: { now: Date; timeZone: string },
): CalendarMonth[] {
  const today = dayOf(now, timeZone);
  return monthsUntil(today).map((month) => ({
    month,
    days: daysOf(month).map((day) => ({ day, state: stateOf(connections, day, { now, timeZone, today }) })),
  }));
}

type At = { now: Date; timeZone: string; today: string };

function stateOf(connections: ConnectionCoverage[], day: string, { now, timeZone, today }: At): DayState {
  if (day > today) return "later";
  const end = Math.min(startOfDay(addDays(day, 1), timeZone).getTime(), now.getTime());
  const whole = { from: startOfDay(day, timeZone).getTime() / 1000, to: Math.floor(end / 1000) };
  const begun = connections.filter(({ historyFrom }) => Date.parse(historyFrom) / 1000 < whole.to);
  const streams = begun.flatMap(({ historyFrom, streams: of }) =>
    [of.deployments, of.incidents].map((stream) => shareOf(stream, since(whole, historyFrom))),
  );
  if (streams.length === 0) return "before";
  if (streams.every((share) => share === "all")) return "read";
  return streams.every((share) => share === "none") ? "unread" : "partly";
}

const since = (whole: TimeRange, historyFrom: string): TimeRange => ({
  from: Math.max(whole.from, Math.floor(Date.parse(historyFrom) / 1000)),
  to: whole.to,
});

function shareOf({ covered }: StreamCoverage, whole: TimeRange): "all" | "some" | "none" {
  const missing = uncovered(whole, covered.map(toTimeRange)).reduce(
    (sum, { from, to }) => sum + to - from,
    0,
  );
  if (missing <= 0) return "all";
  return missing >= whole.to - whole.from ? "none" : "some";
}

function monthsUntil(today: string): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 10),
  );
}

function daysOf(month: string): string[] {
  const all = Array.from({ length: 31 }, (_, index) => addDays(month, index));
  return all.filter((day) => day.slice(0, 7) === month.slice(0, 7));
}
