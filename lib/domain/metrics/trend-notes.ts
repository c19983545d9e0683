import { dayOf } from "../format/calendar.ts";
import type { Trend } from "./metric-trend.ts";

/** What moved the numbers beside the work itself, as it is said: a changed setting, a freeze, a note. */
export type TrendNote = { id: string; day: string; until: string | null; words: string };

/** The day on which a note is drawn, and the last of those it is about. */
export function noteDays({ at, until }: { at: string; until: string | null }, timeZone: string) {
  const last = until === null ? null : dayOf(new Date(Date.parse(until) - 1), timeZone);
  return { day: dayOf(at, timeZone), until: last };
}

/** The notes of each bucket by its first day; one that began before the first bucket is of the first. */
export function notesByBucket(
  { points }: Pick<Trend, "points">,
  notes: readonly TrendNote[],
): Map<string, TrendNote[]> {
  const [first] = points;
  if (first === undefined) return new Map();
  return Map.groupBy(notes, ({ day }) => (points.findLast(({ at }) => at <= day) ?? first).at);
}
