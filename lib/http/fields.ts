import { z } from "zod";
import { must, oneOf } from "../db/bounds.ts";
import { TOKEN_SCOPES } from "../db/tokens.ts";
import { isEmailAddress } from "../domain/access/email-address.ts";
import { ROLES } from "../domain/access/role.ts";
import { SLUG_PATTERN, slugProblem } from "../domain/access/slug.ts";

const TEXT = must({ code: "not_a_text", numbers: {} });

export const slug = z
  .string(TEXT)
  .superRefine((value, context) => {
    const problem = slugProblem(value);
    if (problem !== null) context.addIssue({ code: "custom", message: must(problem).error });
  })
  .meta({ pattern: SLUG_PATTERN });

/** A secret of somebody else: what it may look like is known where it is used. */
export const key = z
  .string(TEXT)
  .min(1, must({ code: "not_given", numbers: {} }))
  .max(300, must({ code: "longer_than", numbers: { most: 300 } }));

export const roleField = oneOf(ROLES);

const NO_EMAIL = must({ code: "not_an_email", numbers: {} });
export const email = z
  .string(NO_EMAIL)
  .trim()
  .refine(isEmailAddress, NO_EMAIL)
  .meta({ format: "email", maxLength: 254 });

export const scopes = z
  .array(oneOf(TOKEN_SCOPES), must({ code: "not_scopes", numbers: {} }))
  .max(TOKEN_SCOPES.length, must({ code: "scope_twice", numbers: {} }));
