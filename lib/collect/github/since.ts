const DAY_MS = 86_400_000;
/** The first time: seven days behind each of the last two weeks. */
const FIRST_DAYS = 22;

/** So many days before a moment, `YYYY-MM-DD` in UTC. */
export function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * From which day on a list is asked for: the last days, or where what is held ends, if that is longer ago. The whole of
 * it at first, and on that day still, so that the same question can be answered without cost.
 */
export function sinceOf(
  covered: { from: string | null; to: string | null } | undefined,
  { now, days }: { now: Date; days: number },
): string {
  const first = dayBefore(now, FIRST_DAYS);
  if (!covered?.to || covered.from?.slice(0, 10) === first) return first;
  const [since = first] = [covered.to.slice(0, 10), dayBefore(now, days)].toSorted();
  return since < first ? first : since;
}

/** The same of a list whose beginning is asked for later: no more than the last days at first, either. */
export function recentSinceOf(
  covered: { to: string | null } | undefined,
  { now, days }: { now: Date; days: number },
): string {
  const recent = dayBefore(now, days);
  const [since = recent] = [covered?.to?.slice(0, 10) ?? recent, recent].toSorted();
  const first = firstDay(now);
  return since < first ? first : since;
}

export function firstDay(now: Date): string {
  return dayBefore(now, FIRST_DAYS);
}

export const startOf = (day: string) => `${day}T00:00:00Z`;
