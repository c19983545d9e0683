import { z } from "zod";
import { cut } from "../../domain/cut.ts";
import { isCalendarDay } from "../../domain/report/moment.ts";
import type { Said, SaidOf } from "../../domain/said.ts";
import type { FIELD_FLAWS } from "../../domain/sync/reasons.ts";

/** Tolerant readings of Datadog's fields: each takes every shape the reference lists and refuses the rest by name. */

const LONGEST_TEXT = 512;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const RFC3339 =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Also a key that is not there: Datadog leaves out what it does not know. */
const anything = z.unknown().optional();

type Flaw = SaidOf<typeof FIELD_FLAWS>;

/** What a refinement says is wrong with its field. */
export function flaw(code: Flaw["code"], numbers: Said["numbers"] = {}) {
  return { code, numbers };
}

function refuse(context: z.RefinementCtx, code: Flaw["code"], numbers: Said["numbers"] = {}): never {
  context.addIssue({ code: "custom", params: flaw(code, numbers) });
  return z.NEVER;
}

/** The first of a list, or the value itself: Datadog sends some fields as either. */
function scalar(value: unknown): unknown {
  return Array.isArray(value) ? value.find((item) => item !== null && item !== "") : value;
}

/** A text, number or list of one; empty and missing are null. */
export const text = anything.transform((value, context): string | null => {
  const one = scalar(value);
  if (one === undefined || one === null || one === "") return null;
  if (typeof one === "string") return cut(one, LONGEST_TEXT);
  if (typeof one !== "number") return refuse(context, "not_text");
  // Two ids beyond 2^53 would read as the same one.
  if (!Number.isFinite(one) || Math.abs(one) > Number.MAX_SAFE_INTEGER) return refuse(context, "not_exact");
  return String(one);
});

/** A list of texts, or one text; distinct, in order. */
export const textList = anything.transform((value, context): string[] => {
  const items = Array.isArray(value) ? value : [value];
  const texts: string[] = [];
  for (const item of items) {
    const read = text.safeParse(item);
    if (!read.success) return refuse(context, "list_not_text");
    if (read.data !== null && !texts.includes(read.data)) texts.push(read.data);
  }
  return texts;
});

/** Strict RFC 3339 between 2000 and 2100, as UTC; the zero date 0001-01-01 and missing are null. */
export const instant = anything.transform((value, context): string | null => {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string" || !RFC3339.test(value) || !isCalendarDay(value.slice(0, 10)))
    return refuse(context, "not_a_time");
  if (value.startsWith("0001")) return null;
  const at = new Date(value);
  if (at.getUTCFullYear() < FIRST_YEAR || at.getUTCFullYear() >= LAST_YEAR)
    return refuse(context, "out_of_time", { from: FIRST_YEAR, to: LAST_YEAR });
  const iso = at.toISOString();
  return iso.endsWith(".000Z") ? iso.replace(".000Z", "Z") : iso;
});

/** A number of seconds, rounded to a whole one; missing is null. */
export const signedSeconds = anything.transform((value, context): number | null => {
  if (value === undefined || value === null) return null;
  if (typeof value !== "number") return refuse(context, "not_seconds");
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return refuse(context, "not_finite");
  return Math.round(value) + 0;
});

export const seconds = signedSeconds.refine((value) => value === null || value >= 0, {
  params: flaw("negative"),
});

export const flag = anything.transform((value, context): boolean | null => {
  if (value === undefined || value === null) return null;
  return typeof value === "boolean" ? value : refuse(context, "not_a_flag");
});
