import { shorten } from "../format/text.ts";
import { type PlacedProblem, type Problem, problemOf } from "../refusals.ts";
import {
  type Automation,
  cleanNames,
  cleanWithout,
  DIMENSIONS,
  FILTERS,
  type Filter,
  type FilterName,
  MAX_NAMES,
  nameProblem,
} from "./filter.ts";
import { daysBefore, MAX_WINDOW_DAYS, readEdge, windowProblem } from "./moment.ts";
import { DEFAULT_PERIOD, PERIOD_DAYS } from "./period.ts";

/** How long the buckets of a series are. */
export const BUCKETS = ["day", "week", "month"] as const;
export type Bucket = (typeof BUCKETS)[number];
/** The windows that a name says how to find. */
export const COMPARISONS = ["previous", "year"] as const;
/** The window that a report is compared with: the one before, the same days a year ago, or another. */
export type Comparison = (typeof COMPARISONS)[number] | { from: string; to: string };
/** By what the lines of a split series are. */
export const SPLITS = ["service", "team", "origin"] as const;
export type Split = (typeof SPLITS)[number];

/**
 * What a report or a list of events is asked for. The window is half-open; its edges are moments (ISO 8601 with `Z`)
 * or days of the organisation's time zone (`YYYY-MM-DD`).
 */
export type ReportQuery = Filter & {
  from: string;
  to: string;
  compare: Comparison | null;
  /** Null: days up to 92 of them, else weeks. */
  bucket: Bucket | null;
  automation: Automation;
};

export type ParsedReportQuery = { query: ReportQuery } | { error: PlacedProblem };

/** Every parameter of a report with what it means: the only ones accepted, and what the API documents. */
export const REPORT_PARAMETERS = {
  from: {
    repeats: false,
    means:
      "Start of the window, included: ISO date-time with a zone, or a date, which is a day of the organisation's time zone. Default: 30 days before `to`.",
  },
  to: {
    repeats: false,
    means:
      "End of the window, not included: ISO date-time with a zone, or a date, which is a day of the organisation's time zone: `from=2026-10-01&to=2026-11-01` is its October. Default: now. At most 800 days after `from`.",
  },
  env: {
    repeats: true,
    means:
      "Environments, compared without case; `*` alone is all of them. Default: the organisation's production environments.",
  },
  service: { repeats: true, means: "Services, compared without case." },
  team: { repeats: true, means: "Teams, compared without case." },
  repository: { repeats: true, means: "Repositories, compared without case." },
  connection: { repeats: true, means: "Connection ids." },
  tag: { repeats: true, means: "Tags as `key:value`, compared without case; any of them." },
  automation: {
    repeats: false,
    means:
      "`exclude` leaves out deployments whose known commits are all by bots, and bots' commits in lead times. Default: they count.",
  },
  without: {
    repeats: true,
    means:
      "`service`, `team`, `repository` or `env`: takes what names none of it, beside the names that are given of it. `without=team` is the row of a report without a team.",
  },
  compare: {
    repeats: false,
    means:
      "In a report, `previous` adds the same figures for the equally long window just before, of whole months for the months before, `year` for the same days of the year before, and how each changed; lists ignore it.",
  },
  compareFrom: {
    repeats: false,
    means:
      "In a report, the start of another window to compare with, instead of `compare`: read as `from`. Needs `compareTo`.",
  },
  compareTo: {
    repeats: false,
    means:
      "In a report, the end of another window to compare with, not included: read as `to`. Needs `compareFrom`.",
  },
  bucket: {
    repeats: false,
    means:
      "In a report, the length of the buckets of its series: `day`, `week` (of the organisation's week) or `month` (of its time zone). Default: days up to 92 of them, else weeks. Lists ignore it.",
  },
} as const;

type ReportParameter = keyof typeof REPORT_PARAMETERS;

/** Carries a refusal out of the readers below to the one place that answers it. */
class Refusal {
  readonly error: PlacedProblem;
  constructor(parameter: string, problem: Problem) {
    this.error = problemOf("query", parameter, problem);
  }
}

/**
 * Reads the query of a report. Everything unknown, repeated where it may not be, or malformed is refused with a
 * problem that names the parameter.
 */
export function parseReportQuery(params: URLSearchParams, now: Date): ParsedReportQuery {
  const unknown = [...params.keys()].find((key) => !Object.hasOwn(REPORT_PARAMETERS, key));
  if (unknown !== undefined) return new Refusal(shorten(unknown), { code: "not_known", numbers: {} });
  try {
    return { query: readQuery(params, now) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { error: refusal.error };
    throw refusal;
  }
}

function readQuery(params: URLSearchParams, now: Date): ReportQuery {
  return {
    ...readWindow(params, now),
    ...readFilter(params),
    compare: readComparison(params),
    bucket: readChoice(params, "bucket", BUCKETS),
    automation: readWord(params, "automation", "exclude"),
  };
}

function readWindow(params: URLSearchParams, now: Date): { from: string; to: string } {
  const to = readMoment(params, "to") ?? now.toISOString();
  const from = readMoment(params, "from") ?? daysBefore(to, PERIOD_DAYS[DEFAULT_PERIOD]);
  // Without `to` the window ends now, so the parameter to change is `from`.
  const named = params.has("from") ? "from" : "to";
  const problem = windowProblem(from, to);
  if (problem === "backwards")
    throw new Refusal(named, { code: params.has("to") ? "not_before_to" : "not_in_the_past", numbers: {} });
  if (problem === "too_long")
    throw new Refusal(named, { code: "too_many_days", numbers: { most: MAX_WINDOW_DAYS } });
  return { from, to };
}

/** A comparison by its name, or with a window of its own: one or the other. */
function readComparison(params: URLSearchParams): ReportQuery["compare"] {
  const named = readChoice(params, "compare", COMPARISONS);
  const [from, to] = [readMoment(params, "compareFrom"), readMoment(params, "compareTo")];
  if (from === null && to === null) return named;
  if (named !== null) throw new Refusal("compare", { code: "not_beside", numbers: { other: "compareFrom" } });
  if (from === null) throw new Refusal("compareFrom", { code: "missing", numbers: {} });
  if (to === null) throw new Refusal("compareTo", { code: "missing", numbers: {} });
  const problem = windowProblem(from, to);
  if (problem === "backwards")
    throw new Refusal("compareFrom", { code: "not_before", numbers: { other: "compareTo" } });
  if (problem === "too_long")
    throw new Refusal("compareFrom", { code: "too_many_days", numbers: { most: MAX_WINDOW_DAYS } });
  return { from, to };
}

function readMoment(
  params: URLSearchParams,
  parameter: "from" | "to" | "compareFrom" | "compareTo",
): string | null {
  const text = readOne(params, parameter);
  if (text === null) return null;
  const edge = readEdge(text);
  if (edge === null) throw new Refusal(parameter, { code: "not_a_moment", numbers: {} });
  return edge;
}

/** A parameter that says one word or nothing. */
function readWord<W extends string>(params: URLSearchParams, parameter: ReportParameter, word: W): W | null {
  const value = readOne(params, parameter);
  if (value !== null && value !== word)
    throw new Refusal(parameter, { code: "not_exactly", numbers: { value: word } });
  return value === null ? null : word;
}

/** A parameter that says one of a few words or nothing. */
function readChoice<const W extends string>(
  params: URLSearchParams,
  parameter: ReportParameter,
  words: readonly W[],
): W | null {
  const value = readOne(params, parameter);
  const word = words.find((one) => one === value);
  if (value === null || word !== undefined) return word ?? null;
  throw new Refusal(parameter, { code: "not_one_of", numbers: { values: words.join(", ") } });
}

function readOne(params: URLSearchParams, parameter: ReportParameter): string | null {
  const values = params.getAll(parameter);
  if (values.length > 1) throw new Refusal(parameter, { code: "given_once", numbers: {} });
  return values[0] ?? null;
}

function readFilter(params: URLSearchParams): Filter {
  const names = Object.fromEntries(FILTERS.map((filter) => [filter, readNames(params, filter)]));
  return { ...(names as Record<FilterName, string[]>), without: readWithout(params) };
}

function readWithout(params: URLSearchParams): Filter["without"] {
  const words = params.getAll("without");
  const known: readonly string[] = DIMENSIONS;
  if (words.every((word) => known.includes(word))) return cleanWithout(words);
  throw new Refusal("without", { code: "not_one_of", numbers: { values: DIMENSIONS.join(", ") } });
}

function readNames(params: URLSearchParams, filter: FilterName): string[] {
  const names = [...new Set(params.getAll(filter))];
  if (names.length > MAX_NAMES)
    throw new Refusal(filter, { code: "too_many_values", numbers: { most: MAX_NAMES } });
  const problem = names.map((name) => nameProblem(filter, name)).find((found) => found !== null);
  if (problem !== undefined) throw new Refusal(filter, problem);
  if (filter === "env" && names.length > 1 && names.includes("*"))
    throw new Refusal(filter, { code: "star_not_alone", numbers: {} });
  return cleanNames(filter, names);
}
