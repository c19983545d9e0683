import "server-only";
import { headers } from "next/headers";
import { callerAddress } from "../auth/address.ts";
import { readLocale } from "../auth/language.ts";
import { claimedUser } from "../auth/user.ts";
import type { Acting } from "../db/acting.ts";
import { findOrganization } from "../db/organizations.ts";
import { whomToAsk } from "../db/whom-to-ask.ts";
import { hasRole, type Role } from "../domain/access/role.ts";
import { isSlug } from "../domain/access/slug.ts";
import { AppError, type ErrorSaid, toAppError } from "../errors.ts";
import { log } from "../log.ts";
import { say } from "../words/say.ts";
import { wordsIn } from "../words/words.ts";

/** What a form shows after a submit: nothing typed is ever echoed. */
export type ActionState<T = undefined> =
  | { status: "idle" }
  | { status: "done"; value: T }
  | { status: "refused"; message: string; field?: string };

/** The form that an action was called with; an empty one for anything else, since anybody can call it. */
export function formOf(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData();
}

/** Runs a server action of an organisation as an active member of at least `role`; errors become a sentence. */
export async function orgAction<T>(
  slug: string,
  role: Role,
  run: (member: Acting) => Promise<T>,
): Promise<ActionState<T>> {
  return guard(async () => {
    const session = await claimedUser();
    if (session === null) throw new AppError("unauthenticated");
    // Anybody can call an action with anything.
    const organization = isSlug(String(slug)) ? await findOrganization(session.db, slug) : null;
    if (organization === null) throw new AppError("not_found");
    if (!hasRole(organization.role, role)) throw await askWhom({ ...session, organization });
    return run({ ...session, organization, tokenId: null, address: await callerAddress() });
  });
}

/** The refusal of what is above a role: it names who may. */
async function askWhom(member: Pick<Acting, "db" | "organization">): Promise<AppError> {
  const people = (await whomToAsk(member)).join(", ") || "none";
  const numbers = { organization: member.organization.name, people };
  return new AppError("forbidden", { says: { code: "ask_whom", numbers } });
}

/** The error boundary of every server action. Next's own control flow (redirect, notFound) passes through. */
export async function guard<T>(run: () => Promise<T>): Promise<ActionState<T>> {
  try {
    return { status: "done", value: await run() };
  } catch (error) {
    if (typeof error === "object" && error !== null && "digest" in error) throw error;
    const known = toAppError(error);
    if (known.status >= 500) {
      log().error({ error: known, requestId: (await headers()).get("x-request-id") }, "action failed");
    }
    const field = known.field === null ? {} : { field: known.field };
    return { status: "refused", message: await sayRefusal(known.says), ...field };
  }
}

/** A refusal as a sentence in the reader's language. */
export async function sayRefusal(says: ErrorSaid): Promise<string> {
  return say(wordsIn(await readLocale()), "errors", says);
}
