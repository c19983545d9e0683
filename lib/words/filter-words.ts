import { comparedEdges } from "../domain/report/compared.ts";
import type { ActiveFilter, FilterName } from "../domain/report/filter.ts";
import { momentOf } from "../domain/report/moment.ts";
import type { CalendarOf, Edges } from "../domain/report/period.ts";
import { type ComparedWith, customRange, queryOf, type Scope } from "../domain/report/scope.ts";
import type { Words } from "./words.ts";

/** "Last 30 days", "This week", "1 – 30 Sep 2026". */
export function sayPeriod(
  { period, from, to }: Pick<Scope, "period" | "from" | "to">,
  timeZone: string,
  { t, format }: Words,
): string {
  const range = customRange(from, to);
  if (range === null) return t(`filters.periods.${period}`);
  return format.range(momentOf(range.from, timeZone), momentOf(range.to, timeZone), timeZone);
}

/** The days of a window: "1 – 30 Sep 2026". */
export function sayDays({ from, to }: Edges, timeZone: string, { format }: Words): string {
  return format.range(momentOf(from, timeZone), momentOf(to, timeZone), timeZone);
}

/** When a scope is looked at, and by which calendar. */
export type Looked = { now: Date; calendar: CalendarOf };

/** With which days a scope would be compared by a choice; null where it would not be. */
export function sayCompared(
  scope: Scope,
  { compare, now, calendar }: Looked & { compare: ComparedWith },
  words: Words,
): string | null {
  const edges = comparedEdges(queryOf({ ...scope, compare }, now, calendar), calendar.timeZone);
  return edges === null ? null : sayDays(edges, calendar.timeZone, words);
}

/** "Team: Booking", "Environment: all". Connections are called by their names, where known. */
export function sayActive(
  { filter, value }: ActiveFilter,
  connections: ReadonlyMap<string, string>,
  { t }: Words,
): string {
  if (filter === "automation") return t("filters.withoutBots");
  if (filter === "without")
    return t("filters.is", { filter: t(`filters.title.${value}`), value: t("filters.none") });
  const title = t(`filters.title.${filter}`);
  if (filter === "connection")
    return t("filters.is", { filter: title, value: connections.get(value) ?? t("filters.unknown") });
  const all = filter === "env" && value === "*";
  return t("filters.is", { filter: title, value: all ? t("filters.all") : value });
}

/** What the button of a filter says: how many are chosen, and for environments what counts without a choice. */
export function sayChosen(filter: FilterName, chosen: string[], { t }: Words): string {
  if (filter === "env" && chosen.length === 0) return t("filters.production");
  if (filter === "env" && chosen.includes("*")) return t("filters.allEnvironments");
  const title = t(`filters.title.${filter}`);
  const [value] = chosen;
  if (value === undefined) return title;
  if (chosen.length > 1) return t(`filters.chosen.${filter}`, { count: chosen.length });
  return t("filters.is", { filter: title, value });
}

/** The scope as one line, for paper: the days, what they are compared with, what is narrowed, and when it was read. */
export function sayPrinted(
  scope: Scope,
  { now, calendar, chips }: Looked & { chips: string[] },
  words: Words,
): string {
  const { timeZone } = calendar;
  const days = sayDays(queryOf(scope, now, calendar), timeZone, words);
  const compared = sayCompared(scope, { now, calendar, compare: scope.compare }, words);
  return [
    days,
    ...(compared === null ? [] : [words.t("filters.versus", { what: compared })]),
    ...(scope.env.length === 0 ? [words.t("filters.production")] : []),
    ...chips,
    words.t("filters.readAt", { moment: `${words.format.moment(now, timeZone)} (${timeZone})` }),
  ].join(" · ");
}
