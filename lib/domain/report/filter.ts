import { addDays, formatRange, startOfDay } from "../format/format-time.ts";
import type { Dimension } from "./report.ts";

/** Periods that end now, by their name in the URL, in days. */
export const PERIOD_DAYS = { "7d": 7, "30d": 30, "90d": 90, "180d": 180, "365d": 365 } as const;
export type Period = keyof typeof PERIOD_DAYS;
export const PERIODS = Object.keys(PERIOD_DAYS) as Period[];
export const DEFAULT_PERIOD: Period = "30d";

/** What one filter takes: names of one parameter, and characters of a name. */
const MAX_NAMES = 100;
const MAX_NAME_CHARACTERS = 512;

/** The names of a filter that the report accepts, each once; what it would refuse is left out. */
export function cleanNames(names: readonly string[]): string[] {
  const usable = names.filter(
    (name) => name.trim() !== "" && name.length <= MAX_NAME_CHARACTERS && !name.includes("\u0000"),
  );
  return [...new Set(usable)].slice(0, MAX_NAMES);
}

/** The same for environments, where `*` is all of them and stands alone. */
export function cleanEnvs(names: readonly string[]): string[] {
  const clean = cleanNames(names);
  return clean.includes("*") ? ["*"] : clean;
}

/** The report's longest window, in days. */
export const MAX_WINDOW_DAYS = 800;

export const DIMENSIONS = ["service", "team", "repository", "env"] as const satisfies readonly Dimension[];

const NOUNS: Record<Dimension, { title: string; many: string; none: string }> = {
  service: { title: "Service", many: "Services", none: "no service" },
  team: { title: "Team", many: "Teams", none: "no team" },
  repository: { title: "Repository", many: "Repositories", none: "no repository" },
  env: { title: "Environment", many: "Environments", none: "no environment" },
};

/** How a dimension is called on screen: one, many, and where Datadog gave none. */
export function dimensionNoun(dimension: Dimension): { title: string; many: string; none: string } {
  return NOUNS[dimension];
}

/** The filter of every page: its state in the URL. */
export type Filter = Record<Dimension, string[]> & {
  period: Period;
  /** A custom range as the API takes it, `to` excluded; when both are there and valid, `period` does not count. */
  from: string | null;
  to: string | null;
  compare: boolean;
};

const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a calendar day that exists, as `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!CALENDAR_DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * A custom range that the report can answer, as moments; null for anything else, so that a page falls back to its
 * period. Days and date-times mean what they mean to the API: a day begins at midnight UTC.
 */
export function customRange(from: string | null, to: string | null): { from: string; to: string } | null {
  const [start, end] = [momentOf(from), momentOf(to)];
  if (start === null || end === null) return null;
  const days = (end - start) / 86_400_000;
  if (days <= 0 || days > MAX_WINDOW_DAYS) return null;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

function momentOf(text: string | null): number | null {
  if (text === null || !isCalendarDay(text.slice(0, 10))) return null;
  const at = text.length === 10 || DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
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

/** "Last 30 days", "1 – 30 Sep 2026". */
export function periodLabel(filter: Pick<Filter, "period" | "from" | "to">, timeZone: string): string {
  const range = customRange(filter.from, filter.to);
  if (range === null) return `Last ${PERIOD_DAYS[filter.period]} days`;
  return formatRange(range.from, range.to, timeZone);
}

/** What narrows the report beyond the period, one entry a value, for removable chips. */
export function activeFilters(filter: Filter): { dimension: Dimension; value: string; label: string }[] {
  return DIMENSIONS.flatMap((dimension) =>
    filter[dimension].map((value) => ({ dimension, value, label: filterLabel(dimension, value) })),
  );
}

function filterLabel(dimension: Dimension, value: string): string {
  const said = dimension === "env" && value === "*" ? "all" : value;
  return `${NOUNS[dimension].title}: ${said}`;
}
