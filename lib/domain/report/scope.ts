import { addDays } from "../format/calendar.ts";
import { type Automation, FILTERS, type Filter } from "./filter.ts";
import { daysBefore, readEdge, windowProblem } from "./moment.ts";
import type { ReportQuery } from "./report-query.ts";

/** Periods that end now, by their name in the URL, in days. */
export const PERIOD_DAYS = { "7d": 7, "30d": 30, "90d": 90, "180d": 180, "365d": 365 } as const;
export type Period = keyof typeof PERIOD_DAYS;
export const PERIODS = Object.keys(PERIOD_DAYS) as Period[];
export const DEFAULT_PERIOD: Period = "30d";

/** What the pages of an organisation are about: their state in the URL, which every link between them carries. */
export type Scope = Filter & {
  period: Period;
  /** A custom range as the API takes it, `to` excluded; when both are there and valid, `period` does not count. */
  from: string | null;
  to: string | null;
  compare: "previous" | "none";
  automation: Automation;
};

/** The parameters of a scope; other parameters belong to one page. */
export const SCOPE_PARAMETERS = [
  ...(["period", "from", "to"] as const),
  ...FILTERS,
  ...(["without", "automation", "compare"] as const),
] as const;

/** What the report is asked for on a page of this scope. */
export function queryOf({ period, from, to, compare, ...filter }: Scope, now: Date): ReportQuery {
  const end = now.toISOString();
  const range = customRange(from, to) ?? { from: daysBefore(end, PERIOD_DAYS[period]), to: end };
  return { ...filter, ...range, bucket: null, compare: compare === "previous" ? compare : null };
}

/** A custom range that the report can answer, as the API reads it; null for anything else: a page then shows its period. */
export function customRange(from: string | null, to: string | null): { from: string; to: string } | null {
  const [start, end] = [from, to].map((text) => (text === null ? null : readEdge(text)));
  if (!start || !end || windowProblem(start, end) !== null) return null;
  return { from: start, to: end };
}

/** Whole days picked, both included, as the range of the URL. */
export function rangeOfDays(first: string, last: string): { from: string; to: string } {
  return { from: first, to: addDays(last, 1) };
}

/**
 * An address inside the organisation with the scope of the page that leads to it. What the address says of the scope
 * itself stands, an empty value being none. Addresses elsewhere stay as they are.
 */
export function withScope(href: string, root: string, search: URLSearchParams): string {
  const [path = "", query = ""] = href.split("?", 2);
  if (path !== root && !path.startsWith(`${root}/`)) return href;
  const own = new URLSearchParams(query);
  const carried = SCOPE_PARAMETERS.filter((name) => !own.has(name)).flatMap((name) =>
    search.getAll(name).map((value) => [name, value]),
  );
  const said = [...own, ...carried].filter(([, value]) => value !== "");
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}
