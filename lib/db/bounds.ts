import { z } from "zod";

/** Messages end the sentence that begins with the field's name. */
export const must = (what: string) => ({ error: `must be ${what}` });

/** Control characters, and halves of characters: nothing of ours has them, and PostgreSQL refuses some. */
function isPlainText(value: string): boolean {
  return value.isWellFormed() && !/\p{Cc}/u.test(value);
}

/** A text of 1 to `most` characters (code points), without spaces around it. */
export function text(most: number) {
  const error = `must be a text of 1 to ${most} characters, without control characters`;
  return z
    .string({ error })
    .trim()
    .refine((value) => value !== "" && [...value].length <= most && isPlainText(value), { error })
    .meta({ minLength: 1, maxLength: most });
}

export function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, must(values.length === 1 ? `"${values[0]}"` : `one of ${values.join(", ")}`));
}
