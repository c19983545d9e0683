import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from "nuqs/server";
import { addDays, dayOf } from "#lib/domain/format/calendar.ts";
import { GRID_DAYS, isTrendLength, trendDays, USUAL_TREND } from "#lib/domain/health/health-days.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { type TrendOf, trendNamed } from "#lib/domain/health/trend.ts";
import { isCalendarDay } from "#lib/domain/report/moment.ts";
import { parseAsDay, parseAsText } from "../_components/filter/list-params.ts";

const lengths = (days: readonly number[]) => days.map(String);

/** A row and a day of the grid: `reverts/2026-03-07`. */
export type CellName = { row: string; day: string };

const parseAsCell = createParser({
  parse: (text): CellName | null => {
    const [row = "", day = "", more] = text.split("/");
    return /^[a-z_0-9]{1,60}$/.test(row) && isCalendarDay(day) && more === undefined ? { row, day } : null;
  },
  serialize: ({ row, day }) => `${row}/${day}`,
});

const parseAsSpan = createParser({
  parse: (text) => (/^\d{1,3}$/.test(text) && isTrendLength(Number(text)) ? Number(text) : null),
  serialize: String,
});

/** `until`: the last day, today unless given; named apart from the period that other pages are about. */
const parsers = {
  days: parseAsStringLiteral(lengths(GRID_DAYS)).withDefault(String(GRID_DAYS[0])),
  until: parseAsDay,
  scope: parseAsText,
  view: parseAsStringLiteral(["grid", "table"] as const).withDefault("grid"),
  cell: parseAsCell,
  /** What the trend is of: a row, or a metric of the catalogue, and which of its values. */
  trend: parseAsText,
  part: parseAsText,
  /** Of so many days up to the last of the grid, or from one day to another. */
  span: parseAsSpan,
  first: parseAsDay,
  last: parseAsDay,
};

export type HealthState = inferParserType<typeof parsers>;
export const readHealthState = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same page with some of its state changed. */
export function healthHref(slug: string, state: Partial<HealthState>): string {
  return serialize(`/orgs/${slug}/health`, state);
}

/** What the grid is asked for; a last day that has not come is today. */
export function gridQuery({ days, until, scope }: HealthState, timeZone: string, now: Date) {
  const today = dayOf(now, timeZone);
  const to = until === null || until > today ? today : until;
  return { scope: scope ?? "", to, days: Number(days), today };
}

const USUAL_ROW: TrendOf = { row: HEALTH_ROWS[0]?.key ?? "", metric: null, part: "" };

/** What the trend is asked for; one that nobody knows is the first row. */
export function trendQuery(state: HealthState, timeZone: string, now: Date) {
  const { scope, to, today } = gridQuery(state, timeZone, now);
  const { trend, part, first, last } = state;
  const asked = first === null || last === null ? null : { first, last };
  const days = trendDays(asked ?? { span: state.span ?? USUAL_TREND, to }, today);
  return { scope, of: trendNamed(trend ?? "", part ?? "") ?? USUAL_ROW, ...days };
}

/** The days before and after those that are shown; null where they would not have come yet. */
export function besides({ to, days, today }: ReturnType<typeof gridQuery>) {
  const next = addDays(to, days);
  return { earlier: addDays(to, -days), later: to >= today ? null : next < today ? next : today };
}
