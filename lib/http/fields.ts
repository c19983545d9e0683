import { z } from "zod";
import { must, oneOf } from "../db/bounds.ts";
import { TOKEN_SCOPES } from "../db/tokens.ts";
import { isEmailAddress } from "../domain/access/email-address.ts";
import { ROLES } from "../domain/access/role.ts";
import { SLUG_PATTERN, slugProblem } from "../domain/access/slug.ts";
import { repositorySlug } from "../domain/origin/repository-slug.ts";
import { isCalendarDay } from "../domain/report/moment.ts";

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

const NO_DAY = must({ code: "not_a_day", numbers: {} });
/** A day of the calendar, of years that we count in. */
export const day = z
  .string(NO_DAY)
  .refine((value) => isCalendarDay(value) && value >= "2000" && value < "2200", NO_DAY)
  .meta({ format: "date" });

const NO_REPOSITORY = must({ code: "not_a_repository", numbers: {} });
/** The address of a repository, in whatever form, as we write it. */
export const repository = z
  .string(NO_REPOSITORY)
  .max(2048, NO_REPOSITORY)
  .transform((address, context) => {
    const slug = repositorySlug(address);
    if (slug !== null) return slug;
    context.addIssue({ code: "custom", message: NO_REPOSITORY.error });
    return z.NEVER;
  });

export const scopes = z
  .array(oneOf(TOKEN_SCOPES), must({ code: "not_scopes", numbers: {} }))
  .max(TOKEN_SCOPES.length, must({ code: "scope_twice", numbers: {} }));
