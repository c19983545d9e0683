import { addDays, startOfDay } from "../format/calendar.ts";
import { FILTERS, type Filter } from "./filter.ts";
import { parseMoment } from "./moment.ts";
import type { ReportQuery } from "./report-query.ts";

const DAY_MS = 86_400_000;

/** Periods that end now, by their name in the URL, in days. */
export const PERIOD_DAYS = { "7d": 7, "30d": 30, "90d": 90, "180d": 180, "365d": 365 } as const;
export type Period = keyof typeof PERIOD_DAYS;
export const PERIODS = Object.keys(PERIOD_DAYS) as Period[];
export const DEFAULT_PERIOD: Period = "30d";

/** The longest window, in days. */
export const MAX_WINDOW_DAYS = 800;

/** What the pages of an organisation are about: their state in the URL, which every link between them carries. */
export type Scope = Filter & {
  period: Period;
  /** A custom range as the API takes it, `to` excluded; when both are there and valid, `period` does not count. */
  from: string | null;
  to: string | null;
  compare: "previous" | "none";
};

/** The parameters of a scope; other parameters belong to one page. */
export const SCOPE_PARAMETERS = ["period", "from", "to", ...FILTERS, "compare"] as const;

/** What the report is asked for on a page of this scope. */
export function queryOf({ period, from, to, compare, ...filter }: Scope, now: Date): ReportQuery {
  const start = new Date(now.getTime() - PERIOD_DAYS[period] * DAY_MS).toISOString();
  const range = customRange(from, to) ?? { from: start, to: now.toISOString() };
  return { ...filter, ...range, compare: compare === "previous" ? compare : null };
}

/**
 * A custom range that the report can answer, as moments; null for anything else, so that a page falls back to its
 * period.
 */
export function customRange(from: string | null, to: string | null): { from: string; to: string } | null {
  const [start, end] = [from, to].map((text) => (text === null ? null : parseMoment(text)));
  if (start === null || end === null || start === undefined || end === undefined) return null;
  const days = (end - start) / DAY_MS;
  if (days <= 0 || days > MAX_WINDOW_DAYS) return null;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

/** Whole days picked in a zone, both included, as the range of the URL: plain days where that zone is UTC. */
export function rangeOfDays(first: string, last: string, timeZone: string): { from: string; to: string } {
  const short = (at: Date) =>
    at
      .toISOString()
      .replace(/T00:00:00\.000Z$/, "")
      .replace(".000Z", "Z");
  return { from: short(startOfDay(first, timeZone)), to: short(startOfDay(addDays(last, 1), timeZone)) };
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
