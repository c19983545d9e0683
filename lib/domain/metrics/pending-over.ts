import { addDays, dayOf } from "../format/calendar.ts";
import type { PartOf } from "../report/report.ts";

type Asked = { days: number; now: Date; timeZone: string };

/**
 * How many deployments of a window wait for their verdict since before a day, and where that part of the window ends:
 * those of its whole days of more than `days` days ago. Null where its buckets are longer, which would not tell them
 * apart.
 */
export function pendingOver(
  { series, window: { to } }: Pick<PartOf<"series">, "series" | "window">,
  { days, now, timeZone }: Asked,
): { count: number; before: string } | null {
  const before = addDays(dayOf(now, timeZone), -days);
  const lastDay = dayOf(new Date(Date.parse(to) - 1), timeZone);
  const isOver = lastDay < before;
  const old = series.filter(({ at }) => isOver || at < before);
  if (!isOver && old.some(({ at }, index) => (series[index + 1]?.at ?? null) !== addDays(at, 1))) return null;
  return { count: old.reduce((sum, { pending }) => sum + (pending ?? 0), 0), before: isOver ? to : before };
}
