import { shorten } from "../format/text.ts";
import { type PlacedProblem, type Problem, problemOf } from "../refusals.ts";
import {
  type Automation,
  cleanNames,
  FILTERS,
  type Filter,
  type FilterName,
  MAX_NAMES,
  nameProblem,
} from "./filter.ts";
import { daysBefore, MAX_WINDOW_DAYS, readEdge, windowProblem } from "./moment.ts";
import { DEFAULT_PERIOD, PERIOD_DAYS } from "./scope.ts";

/**
 * What a report or a list of events is asked for. The window is half-open; its edges are moments (ISO 8601 with `Z`)
 * or days of the organisation's time zone (`YYYY-MM-DD`).
 */
export type ReportQuery = Filter & {
  from: string;
  to: string;
  compare: "previous" | null;
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
  compare: {
    repeats: false,
    means:
      "In a report, `previous` adds the same figures for the equally long window just before, of whole months for the months before, and how each changed; lists ignore it.",
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
    compare: readWord(params, "compare", "previous"),
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

function readMoment(params: URLSearchParams, parameter: "from" | "to"): string | null {
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

function readOne(params: URLSearchParams, parameter: ReportParameter): string | null {
  const values = params.getAll(parameter);
  if (values.length > 1) throw new Refusal(parameter, { code: "given_once", numbers: {} });
  return values[0] ?? null;
}

function readFilter(params: URLSearchParams): Filter {
  return Object.fromEntries(FILTERS.map((filter) => [filter, readNames(params, filter)])) as Filter;
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
