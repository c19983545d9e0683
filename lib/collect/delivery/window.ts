import { addDays, dayOf, startOfDay } from "../../domain/format/calendar.ts";

const WINDOW_MS = 7 * 86_400_000;

export type DayWindow = { from: string; to: string };

/** The seven times 24 hours that end at a moment. */
function endingAt(to: number): DayWindow {
  return { from: new Date(to - WINDOW_MS).toISOString(), to: new Date(to).toISOString() };
}

/**
 * What the value of a day looks back on: seven times 24 hours up to its end; of a day that goes on, up to the moment
 * until which all was read where that lies in it, and else up to now.
 */
export function windowOf(
  day: string,
  at: { now: Date; timeZone: string; coveredTo: string | null },
): DayWindow {
  const { now, timeZone, coveredTo } = at;
  if (day < dayOf(now, timeZone)) return endingAt(startOfDay(addDays(day, 1), timeZone).getTime());
  const read = coveredTo === null ? Number.NaN : Date.parse(coveredTo);
  const isOfToday = read >= startOfDay(day, timeZone).getTime() && read <= now.getTime();
  return endingAt(isOfToday ? read : now.getTime());
}

/** Whether so many days, unrounded, are all of a window; a second may be lost in them. */
export function isCovered({ from, to }: DayWindow, coveredDays: number): boolean {
  return coveredDays * 86_400_000 >= Date.parse(to) - Date.parse(from) - 1000;
}
