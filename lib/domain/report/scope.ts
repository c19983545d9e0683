import { addDays } from "../format/calendar.ts";
import { type Automation, FILTERS, type Filter } from "./filter.ts";
import { readEdge, windowProblem } from "./moment.ts";
import { type CalendarOf, type Edges, type Period, samePartBefore, windowOf } from "./period.ts";
import type { Bucket, ReportQuery, Split } from "./report-query.ts";

/** With what the numbers of a page are compared, as its address says it. */
export const COMPARED_WITH = ["previous", "year", "none", "custom"] as const;
export type ComparedWith = (typeof COMPARED_WITH)[number];

/** What the pages of an organisation are about: their state in the URL, which every link between them carries. */
export type Scope = Filter & {
  period: Period;
  /** A custom range as the API takes it, `to` excluded; when both are there and valid, `period` does not count. */
  from: string | null;
  to: string | null;
  compare: ComparedWith;
  /** The window that `custom` compares with, read as the range is. */
  compareFrom: string | null;
  compareTo: string | null;
  /** How long the buckets of a trend are; null: as fits the window. */
  bucket: Bucket | null;
  /** By what the lines of a trend are; null: one line. */
  split: Split | null;
  automation: Automation;
};

/** The parameters of a scope; other parameters belong to one page. */
export const SCOPE_PARAMETERS = [
  ...["period", "from", "to"],
  ...FILTERS,
  ...["without", "automation", "compare", "compareFrom", "compareTo", "bucket", "split"],
] as readonly (keyof Scope)[];

/** What the report is asked for on a page of this scope. */
export function queryOf(scope: Scope, now: Date, calendar: CalendarOf): ReportQuery {
  const { period, from, to, compare, compareFrom, compareTo, split, ...rest } = scope;
  return {
    ...rest,
    ...(customRange(from, to) ?? windowOf(period, now, calendar)),
    compare: comparisonOf(scope, now, calendar),
  };
}

function comparisonOf(scope: Scope, now: Date, calendar: CalendarOf): ReportQuery["compare"] {
  const { compare } = scope;
  if (compare === "none") return null;
  if (compare === "year") return "year";
  const other = compare === "custom" ? customRange(scope.compareFrom, scope.compareTo) : null;
  if (other !== null) return other;
  const underWay = customRange(scope.from, scope.to) === null;
  return (underWay ? samePartBefore(scope.period, now, calendar) : null) ?? "previous";
}

/** A custom range that the report can answer, as the API reads it; null for anything else: a page then shows its period. */
export function customRange(from: string | null, to: string | null): Edges | null {
  const [start, end] = [from, to].map((text) => (text === null ? null : readEdge(text)));
  if (!start || !end || windowProblem(start, end) !== null) return null;
  return { from: start, to: end };
}

/** Whole days picked, both included, as the range of the URL. */
export function rangeOfDays(first: string, last: string): Edges {
  return { from: first, to: addDays(last, 1) };
}

/** The scope of an address told by the very edges that it comes to now, so that it shows the same days for good. */
export function exactSearch(
  search: URLSearchParams,
  { from, to, compare }: Pick<ReportQuery, "from" | "to" | "compare">,
): URLSearchParams {
  const exact = new URLSearchParams(search);
  exact.delete("period");
  exact.set("from", from);
  exact.set("to", to);
  if (compare === null || typeof compare === "string") return exact;
  exact.set("compare", "custom");
  exact.set("compareFrom", compare.from);
  exact.set("compareTo", compare.to);
  return exact;
}

/**
 * An address inside the organisation with the scope of the page that leads to it. What the address says of the scope
 * itself stands, an empty value being none. Addresses elsewhere stay as they are.
 */
export function withScope(href: string, root: string, search: URLSearchParams): string {
  const [path = "", query = ""] = href.split("?", 2);
  if (path !== root && !path.startsWith(`${root}/`)) return href;
  const own = new URLSearchParams(query);
  const carried = SCOPE_PARAMETERS.flatMap((name) =>
    search.getAll(name).flatMap((value) => (isSettled(own, name, value) ? [] : [[name, value]])),
  );
  const said = [...own, ...carried].filter(([, value]) => value !== "");
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}

/**
 * Whether an address says itself what a parameter of the page would say. A window is one, whether by its name or by its
 * edges; and so are the names of a dimension and that none of it is named, which otherwise take events of either.
 */
function isSettled(own: URLSearchParams, name: string, value: string): boolean {
  const withouts = own.getAll("without");
  if (name === "without") return withouts.some((one) => one === "" || one === value) || own.has(value);
  if (own.has(name) || withouts.includes(name)) return true;
  return name === "period" ? own.has("from") : (name === "from" || name === "to") && own.has("period");
}
