import { z } from "zod";
import { TOKEN_SCOPES } from "../db/tokens.ts";
import { isEmailAddress } from "../domain/access/email-address.ts";
import { ROLES } from "../domain/access/role.ts";
import { SLUG_PATTERN, slugProblem } from "../domain/access/slug.ts";

/** Messages end the sentence that begins with the field's name in quotes. */
const must = (what: string) => ({ error: `must be ${what}` });

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

export const slug = z
  .string(must("a text"))
  .superRefine((value, context) => {
    const problem = slugProblem(value);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  })
  .meta({ pattern: SLUG_PATTERN });

/** A secret of somebody else: what it may look like is known where it is used. */
export const key = z.string(must("a text")).min(1, must("given")).max(300, must("at most 300 characters"));

const ZONE_MESSAGE = must("UTC or an IANA time zone, such as Europe/Berlin");
export const timeZone = z.string(ZONE_MESSAGE).refine(isTimeZone, ZONE_MESSAGE);

/** Node also takes offsets such as +02:00, which no calendar knows, and any case, which PostgreSQL does not. */
function isTimeZone(value: string): boolean {
  if (value === "UTC") return true;
  if (value.length > 64 || !/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(value)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

export const roleField = oneOf(ROLES);

const EMAIL_MESSAGE = must("an e-mail address");
export const email = z
  .string(EMAIL_MESSAGE)
  .trim()
  .refine(isEmailAddress, EMAIL_MESSAGE)
  .meta({ format: "email", maxLength: 254 });

export const scopes = z
  .array(oneOf(TOKEN_SCOPES), must("a list of scopes"))
  .max(TOKEN_SCOPES.length, { error: "names a scope twice" });

const LIST_MESSAGE = must("a list of 1 to 20 names, different without case");
export const environments = z
  .array(text(200), LIST_MESSAGE)
  .min(1, LIST_MESSAGE)
  .max(20, LIST_MESSAGE)
  .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, LIST_MESSAGE);
