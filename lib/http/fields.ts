import { z } from "zod";
import { must, oneOf } from "../db/bounds.ts";
import { TOKEN_SCOPES } from "../db/tokens.ts";
import { isEmailAddress } from "../domain/access/email-address.ts";
import { ROLES } from "../domain/access/role.ts";
import { SLUG_PATTERN, slugProblem } from "../domain/access/slug.ts";

export const slug = z
  .string(must("a text"))
  .superRefine((value, context) => {
    const problem = slugProblem(value);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  })
  .meta({ pattern: SLUG_PATTERN });

/** A secret of somebody else: what it may look like is known where it is used. */
export const key = z.string(must("a text")).min(1, must("given")).max(300, must("at most 300 characters"));

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
