import { z } from "zod";
import { must, problemIn } from "../db/bounds.ts";
import type { PageRequest } from "../db/cursor.ts";
import { shorten } from "../domain/format/text.ts";
import { isGridLength, LEAST_DAYS, MOST_DAYS } from "../domain/health/health-days.ts";
import { type Problem, problemOf } from "../domain/refusals.ts";
import { readEdge } from "../domain/report/moment.ts";
import { parseReportQuery, REPORT_PARAMETERS, type ReportQuery } from "../domain/report/report-query.ts";
import { AppError } from "../errors.ts";
import { day, repository } from "./fields.ts";
import { toJsonParameter } from "./json-schema.ts";

/** One query parameter, for the documentation. */
export type Parameter = { name: string; repeats: boolean; means: string; schema: Record<string, unknown> };

/** How the query of a route is read: `parse` throws `invalid_input` that names the parameter. */
export type Query<Q> = { parameters: Parameter[]; parse: (params: URLSearchParams, now: Date) => Q };

type Shape = Record<string, z.ZodType>;
type Values<S extends Shape> = { [K in keyof S]: z.output<S[K]> };

const WRONG_LIMIT = must({ code: "not_whole", numbers: { least: 1, most: 500 } });

/** `limit` and `cursor`, which every list takes. */
export const page = {
  limit: z
    .string()
    .refine((value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 500, WRONG_LIMIT)
    .transform(Number)
    .default(50)
    .describe("Rows a page, 1 to 500. Default: 50.")
    .meta({ type: "integer", minimum: 1, maximum: 500 }),
  cursor: z
    .string()
    .min(1, must({ code: "not_empty", numbers: {} }))
    .max(500, must({ code: "foreign_cursor", numbers: {} }))
    .nullable()
    .default(null)
    .describe("The `nextCursor` of the page before."),
} satisfies Shape;

/** A yes-or-no parameter; false unless given. */
export const flag = z
  .string()
  .refine((value) => ["true", "false"].includes(value), must({ code: "not_a_flag", numbers: {} }))
  .transform((value) => value === "true")
  .default(false)
  .meta({ type: "boolean" });

/** A text to look for; null unless given. */
export const search = z
  .string()
  .refine(
    (value) => value.trim() !== "" && value.length <= 200 && !value.includes("\u0000"),
    must({ code: "not_a_search", numbers: { most: 200 } }),
  )
  .nullable()
  .default(null);

/** An edge of a window: a moment in UTC, or a day of the organisation's time zone; null unless given. */
export const edge = z
  .string()
  .refine((value) => readEdge(value) !== null, must({ code: "not_a_moment", numbers: {} }))
  .transform((value) => readEdge(value) ?? value)
  .nullable()
  .default(null);

/** Some of a few words, with commas between them; unless given, all of them or those named here. */
export function someOf<const T extends string>(words: readonly T[], unlessGiven: readonly T[] = words) {
  const known = (value: string): value is T => (words as readonly string[]).includes(value);
  const unknown = must({ code: "not_one_of", numbers: { values: words.join(", ") } });
  return z
    .string()
    .superRefine((value, context) => {
      const named = value.split(",");
      const twice = named.find((word, index) => named.indexOf(word) !== index);
      if (!named.every(known)) context.addIssue({ code: "custom", message: unknown.error });
      else if (twice !== undefined)
        context.addIssue({
          code: "custom",
          message: must({ code: "twice_in_list", numbers: { value: twice } }).error,
        });
    })
    .transform((value) => value.split(",").filter(known))
    .default([...unlessGiven]);
}

/** One of many words, which has to be given. */
export function known(words: readonly string[]) {
  const wrong = must({ code: "not_one_of", numbers: { values: words.join(", ") } });
  return z.string(wrong).refine((value) => words.includes(value), wrong);
}

/** What is sent empty counts as not given: an address may be written with all its parameters. */
const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

/** A repository as host/owner/name, in whatever form its address is given; empty, the organisation, unless given. */
export const scope = orEmpty(repository.default(""));

const WRONG_DAYS = must({ code: "not_whole", numbers: { least: LEAST_DAYS, most: MOST_DAYS } });
/** How many days a grid has. */
export const daysOfGrid = z
  .string()
  .refine((value) => /^\d{1,2}$/.test(value) && isGridLength(Number(value)), WRONG_DAYS)
  .transform(Number)
  .default(LEAST_DAYS)
  .describe(`Days, ${LEAST_DAYS} to ${MOST_DAYS}. Default: ${LEAST_DAYS}.`)
  .meta({ type: "integer", minimum: LEAST_DAYS, maximum: MOST_DAYS });

/** A day of the calendar; null unless given. */
export const optionalDay = orEmpty(day.nullable().default(null));

/** One of a few words; null unless given. */
export function choice<const T extends readonly [string, ...string[]]>(words: T) {
  return z
    .enum(words, must({ code: "not_one_of", numbers: { values: words.join(", ") } }))
    .nullable()
    .default(null);
}

/** What a list is sorted by: its own order, which is null, or another. */
export function order<const Own extends string, const T extends readonly string[]>(own: Own, others: T) {
  const known = [own, ...others] as const;
  return z
    .enum(known, must({ code: "not_one_of", numbers: { values: known.join(", ") } }))
    .default(own)
    .transform((sort): T[number] | null => (sort === own ? null : sort));
}

/** An id; null unless given. */
export const identifier = z
  .uuid(must({ code: "not_an_id", numbers: {} }))
  .nullable()
  .default(null);

/** A query of parameters that each may be given once. */
export function query<S extends Shape>(shape: S): Query<Values<S>> {
  return {
    parameters: Object.entries(shape).map(([name, schema]) => describeParameter(name, schema)),
    parse: (params) => {
      refuseOthers(params, Object.keys(shape));
      return readShape(params, shape);
    },
  };
}

/** The filters of a report, with further parameters of a route beside them. */
export function reportQuery<S extends Shape>(shape: S): Query<{ report: ReportQuery; own: Values<S> }> {
  return {
    parameters: [
      ...Object.entries(REPORT_PARAMETERS).map(([name, parameter]) => ({
        name,
        schema: { type: "string" },
        ...parameter,
      })),
      ...Object.entries(shape).map(([name, schema]) => describeParameter(name, schema)),
    ],
    parse: (params, now) => {
      const filters = new URLSearchParams([...params].filter(([name]) => !Object.hasOwn(shape, name)));
      const parsed = parseReportQuery(filters, now);
      if ("error" in parsed) throw new AppError("invalid_input", { says: parsed.error });
      return { report: parsed.query, own: readShape(params, shape) };
    },
  };
}

/** `limit` and `cursor` of a list. */
export const pageQuery: Query<PageRequest> = query(page);

/** A path without query parameters. */
export const noQuery: Query<null> = {
  parameters: [],
  parse: (params) => {
    refuseOthers(params, []);
    return null;
  },
};

function readShape<S extends Shape>(params: URLSearchParams, shape: S): Values<S> {
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const given = params.getAll(name);
    if (given.length > 1) throw refusal(name, { code: "given_once", numbers: {} });
    const result = schema.safeParse(given[0]);
    if (!result.success) throw refusal(name, firstProblem(result.error));
    values[name] = result.data;
  }
  return values as Values<S>;
}

function refuseOthers(params: URLSearchParams, known: string[]): void {
  const unknown = [...params.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw refusal(shorten(unknown), { code: "not_known", numbers: {} });
}

function firstProblem({ issues }: z.ZodError): Problem {
  const problem = issues[0] === undefined ? null : problemIn(issues[0]);
  return problem ?? { code: "malformed", numbers: {} };
}

function refusal(name: string, problem: Problem): AppError {
  return new AppError("invalid_input", { says: problemOf("query", name, problem) });
}

function describeParameter(name: string, schema: z.ZodType): Parameter {
  const { description, ...json } = toJsonParameter(schema);
  return { name, repeats: false, means: String(description ?? ""), schema: json };
}
