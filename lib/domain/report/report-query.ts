import { isCalendarDay, MAX_WINDOW_DAYS } from "./filter.ts";

/** What a report or a list of events is asked for. Times are ISO 8601 with `Z`; the window is half-open. */
export type ReportQuery = {
  from: string;
  to: string;
  /** null: the organisation's production environments; `["*"]`: all of them. */
  env: string[] | null;
  service: string[] | null;
  team: string[] | null;
  repository: string[] | null;
  /** Connection ids. */
  connection: string[] | null;
  compare: "previous" | null;
};

export type ParsedReportQuery = { query: ReportQuery } | { error: { parameter: string; message: string } };

/** Every parameter of a report with what it means: the only ones accepted, and what the API documents. */
export const REPORT_PARAMETERS = {
  from: {
    repeats: false,
    means:
      "Start of the window, included: ISO date-time with a zone, or a date (that day's start in UTC). Default: 30 days before `to`.",
  },
  to: {
    repeats: false,
    means:
      "End of the window, not included: ISO date-time with a zone, or a date (that day's start in UTC). Default: now. At most 800 days after `from`.",
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
  compare: {
    repeats: false,
    means:
      "In a report, `previous` adds the same figures for the equally long window just before; lists ignore it.",
  },
} as const;

type ReportParameter = keyof typeof REPORT_PARAMETERS;

const MAX_FILTER_VALUES = 100;
const MAX_FILTER_CHARACTERS = 512;

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}([.]\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const MOMENT_MESSAGE =
  "must be an ISO date or date-time with a zone, such as 2026-10-01 or 2026-10-01T08:00:00Z";

/** Milliseconds of an ISO date-time with a zone, or of a date's start in UTC; null for anything else. */
export function parseMoment(text: string): number | null {
  const year = Number(text.slice(0, 4));
  // Date.parse alone would roll 30 February over into March.
  const readable = isCalendarDay(text) || (DATE_TIME.test(text) && isCalendarDay(text.slice(0, 10)));
  const at = readable ? Date.parse(text.toUpperCase()) : Number.NaN;
  return Number.isNaN(at) || year < 1970 || year > 2200 ? null : at;
}

/** Carries a refusal out of the readers below to the one place that answers it. */
class Refusal {
  readonly error: { parameter: string; message: string };
  constructor(parameter: string, sentence: string) {
    this.error = { parameter, message: `The parameter "${parameter}" ${sentence}.` };
  }
}

/**
 * Reads the query of a report. Everything unknown, repeated where it may not be, or malformed is refused with a
 * sentence that names the parameter.
 */
export function parseReportQuery(params: URLSearchParams, now: Date): ParsedReportQuery {
  const unknown = [...params.keys()].find((key) => !Object.hasOwn(REPORT_PARAMETERS, key));
  if (unknown !== undefined) return new Refusal(shorten(unknown), "is not known here");
  try {
    return { query: readQuery(params, now) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { error: refusal.error };
    throw refusal;
  }
}

function readQuery(params: URLSearchParams, now: Date): ReportQuery {
  const window = readWindow(params, now);
  const env = readValues(params, "env");
  if (env !== null && env.length > 1 && env.includes("*")) {
    throw new Refusal("env", "must be * alone, or names without *");
  }
  const connection = readValues(params, "connection");
  if (connection?.some((value) => !UUID.test(value)))
    throw new Refusal("connection", "must be a connection id (UUID)");
  const compare = readOne(params, "compare");
  if (compare !== null && compare !== "previous") throw new Refusal("compare", 'must be "previous"');
  return {
    ...window,
    env,
    service: readValues(params, "service"),
    team: readValues(params, "team"),
    repository: readValues(params, "repository"),
    connection: connection?.map((value) => value.toLowerCase()) ?? null,
    compare,
  };
}

function readWindow(params: URLSearchParams, now: Date): { from: string; to: string } {
  const to = readMoment(params, "to") ?? now.getTime();
  const from = readMoment(params, "from") ?? to - DEFAULT_DAYS * DAY_MS;
  // Without `to` the window ends now, so the parameter to change is `from`.
  const named = params.has("from") ? "from" : "to";
  if (from >= to)
    throw new Refusal(named, params.has("to") ? 'must lie before "to"' : "must lie in the past");
  if (to - from > MAX_WINDOW_DAYS * DAY_MS) {
    throw new Refusal(named, `asks for more than ${MAX_WINDOW_DAYS} days`);
  }
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function readMoment(params: URLSearchParams, parameter: "from" | "to"): number | null {
  const text = readOne(params, parameter);
  if (text === null) return null;
  const at = parseMoment(text);
  if (at === null) throw new Refusal(parameter, MOMENT_MESSAGE);
  return at;
}

function readOne(params: URLSearchParams, parameter: ReportParameter): string | null {
  const values = params.getAll(parameter);
  if (values.length > 1) throw new Refusal(parameter, "may be given once");
  return values[0] ?? null;
}

function readValues(params: URLSearchParams, parameter: ReportParameter): string[] | null {
  const values = [...new Set(params.getAll(parameter))];
  if (values.length > MAX_FILTER_VALUES) {
    throw new Refusal(parameter, `takes at most ${MAX_FILTER_VALUES} values`);
  }
  for (const value of values) {
    if (value.trim() === "") throw new Refusal(parameter, "must not be empty");
    if (value.length > MAX_FILTER_CHARACTERS) {
      throw new Refusal(parameter, `takes at most ${MAX_FILTER_CHARACTERS} characters a value`);
    }
    // PostgreSQL has no NUL in a text.
    if (value.includes("\u0000")) throw new Refusal(parameter, "must not contain a NUL character");
  }
  return values.length === 0 ? null : values;
}

/** A name that somebody made up is echoed only as far as it helps to find it. */
function shorten(parameter: string): string {
  return parameter.length > 60 ? `${parameter.slice(0, 60)}…` : parameter;
}
