import { z } from "zod";
import { PROBLEMS, type Problem, REFUSALS, type Refusal } from "../domain/refusals.ts";
import type { Said } from "../domain/said.ts";

/** How a schema says what is wrong: a zod message is a text, and ours is a code with its numbers as JSON. */
export const must = (what: Problem | Refusal) => ({ error: JSON.stringify(what) });

/** What our schema says of the value; null when zod found something that ours says nothing about. */
export function problemIn(issue: { message: string }): Problem | null {
  const said = saidIn(issue);
  return said !== null && Object.hasOwn(PROBLEMS, said.code) ? (said as Problem) : null;
}

/** The whole sentence that our schema says; null when it says none. */
export function refusalOf(issue: { message: string }): Refusal | null {
  const said = saidIn(issue);
  return said !== null && Object.hasOwn(REFUSALS, said.code) ? (said as Refusal) : null;
}

function saidIn({ message }: { message: string }): Said | null {
  return message.startsWith("{") ? JSON.parse(message) : null;
}

/** Control characters, and halves of characters: nothing of ours has them, and PostgreSQL refuses some. */
function isPlainText(value: string): boolean {
  return value.isWellFormed() && !/\p{Cc}/u.test(value);
}

/** A text of 1 to `most` characters (code points), without spaces around it. */
export function text(most: number) {
  const wrong = must({ code: "not_a_text_of", numbers: { most } });
  return z
    .string(wrong)
    .trim()
    .refine((value) => value !== "" && [...value].length <= most && isPlainText(value), wrong)
    .meta({ minLength: 1, maxLength: most });
}

export function wholeNumber(least: number, most: number) {
  const wrong = must({ code: "not_whole", numbers: { least, most } });
  return z.int(wrong).min(least, wrong).max(most, wrong);
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  const [only, another] = values;
  const wrong: Problem =
    another === undefined
      ? { code: "not_exactly", numbers: { value: only } }
      : { code: "not_one_of", numbers: { values: values.join(", ") } };
  return z.enum(values, must(wrong));
}
