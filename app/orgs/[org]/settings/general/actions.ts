"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { updateOrganization } from "#lib/db/organizations.ts";
import { problemOf } from "#lib/domain/refusals.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction, sayRefusal } from "#lib/http/action.ts";
import { deleteOrganization } from "#lib/sync/delete-organization.ts";
import { readSettings } from "./settings-input.ts";

export async function saveSettingsAction(slug: string, _: ActionState, form: FormData): Promise<ActionState> {
  const input = readSettings(formOf(form));
  if (!input.ok) {
    const { field, problem } = input;
    const word = (await getTranslations("settings"))(`word.${field}`);
    return { status: "refused", field, message: await sayRefusal(problemOf("form", word, problem)) };
  }
  return orgAction(slug, "admin", async (member) => {
    await updateOrganization(member, input.changes);
    refresh();
    return undefined;
  });
}

/** Ends the organisation whose name was typed; whoever asked is no member of it any more. */
export async function deleteOrganizationAction(
  slug: string,
  _: unknown,
  form: FormData,
): Promise<ActionState> {
  const typed = String(formOf(form).get("confirmation") ?? "").trim();
  return orgAction(slug, "owner", async (member) => {
    if (typed !== member.organization.name) throw new AppError("wrong_name", { field: "confirmation" });
    await deleteOrganization(member, member.organization.name);
    redirect("/orgs?deleted=yes");
  });
}
