import { addDays, dayOf, startOfDay, two } from "../format/calendar.ts";
import { isCalendarDay, momentOf } from "./moment.ts";
import type { Edges } from "./period.ts";
import type { ReportQuery } from "./report-query.ts";

type Asked = Pick<ReportQuery, "from" | "to" | "compare">;

/** The window that a report is compared with, as the database finds it: to say it before the report is there. */
export function comparedEdges({ from, to, compare }: Asked, timeZone: string): Edges | null {
  if (compare === null) return null;
  if (compare === "year") return { from: yearBefore(from, timeZone), to: yearBefore(to, timeZone) };
  if (compare !== "previous") return compare;
  return isCalendarDay(from) && isCalendarDay(to)
    ? { from: firstDayBefore(from, to), to: from }
    : momentsBefore(momentOf(from, timeZone), momentOf(to, timeZone));
}

/** Months before months, else as many days. */
function firstDayBefore(from: string, to: string): string {
  if (!from.endsWith("-01") || !to.endsWith("-01"))
    return addDays(from, (Date.parse(from) - Date.parse(to)) / 86_400_000);
  const month = 2 * monthOf(from) - monthOf(to);
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}-01`;
}

/** Months since the year 0. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function momentsBefore(from: Date, to: Date): Edges {
  const start = new Date(2 * from.getTime() - to.getTime());
  return { from: start.toISOString(), to: from.toISOString() };
}

/** The same day a year before, as far into it; of 29 February the day before it. */
function yearBefore(edge: string, timeZone: string): string {
  if (isCalendarDay(edge)) return dayYearBefore(edge);
  const day = dayOf(edge, timeZone);
  const elapsed = Date.parse(edge) - startOfDay(day, timeZone).getTime();
  return new Date(startOfDay(dayYearBefore(day), timeZone).getTime() + elapsed).toISOString();
}

function dayYearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isCalendarDay(before) ? before : `${before.slice(0, 8)}28`;
}
