"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { deleteOwnAccount } from "#lib/auth/account.ts";
import { currentUser } from "#lib/auth/user.ts";
import { LastOwner } from "#lib/db/account.ts";
import type { Db } from "#lib/db/call.ts";
import { endOtherSessions, endSession } from "#lib/db/sessions.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, guard } from "#lib/http/action.ts";

/** Runs an action of whoever is signed in, for themselves; the page comes back as it is then. */
async function ownAction(run: (db: Db) => Promise<unknown>): Promise<ActionState> {
  return guard(async () => {
    const session = await currentUser();
    if (session === null) throw new AppError("unauthenticated");
    await run(session.db);
    refresh();
    return undefined;
  });
}

export async function endSessionAction(id: string): Promise<ActionState> {
  return ownAction((db) => {
    const session = z.uuid().safeParse(id);
    if (!session.success) throw new AppError("not_found");
    return endSession(db, session.data);
  });
}

export async function endOtherSessionsAction(): Promise<ActionState> {
  return ownAction(endOtherSessions);
}

/** Deletes the account whose e-mail was typed; the cookies of its session go with it. */
export async function deleteAccountAction(_: unknown, form: FormData): Promise<ActionState> {
  const typed = String(formOf(form).get("confirmation") ?? "").trim();
  const t = await getTranslations("account");
  const state = await guard(async () => {
    const owned = await deleteUnlessOwner(typed);
    if (owned === null) redirect("/account/deleted");
    return owned;
  });
  if (state.status !== "done") return state;
  return { status: "refused", message: t("lastOwner", { names: state.value }) };
}

/** Null when the account is gone, else the names of the organisations that keep it. */
async function deleteUnlessOwner(email: string): Promise<string | null> {
  try {
    await deleteOwnAccount(email);
    return null;
  } catch (error) {
    if (error instanceof LastOwner) return error.organizations.map(({ name }) => name).join(", ");
    if (error instanceof AppError && error.code === "wrong_name")
      throw new AppError("wrong_name", { field: "confirmation", cause: error });
    throw error;
  }
}
