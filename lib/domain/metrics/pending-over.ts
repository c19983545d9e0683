import { addDays, dayOf } from "../format/calendar.ts";
import type { PartOf } from "../report/report.ts";

type Asked = { days: number; now: Date; timeZone: string };

/**
 * How many deployments of a window wait for their verdict since before a day, and that day: those of its whole days of
 * more than `days` days ago. Null where its buckets are longer, which would not tell them apart.
 */
export function pendingOver(
  { series }: Pick<PartOf<"series">, "series">,
  { days, now, timeZone }: Asked,
): { count: number; before: string } | null {
  const [first, second] = series;
  if (first === undefined || (second !== undefined && addDays(first.at, 1) !== second.at)) return null;
  const before = addDays(dayOf(now, timeZone), -days);
  const count = series.filter(({ at }) => at < before).reduce((sum, { pending }) => sum + (pending ?? 0), 0);
  return { count, before };
}
