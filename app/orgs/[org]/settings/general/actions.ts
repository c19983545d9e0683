"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { updateOrganization } from "#lib/db/organizations.ts";
import { GENERAL_SETTINGS } from "#lib/db/settings.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { deleteOrganization } from "#lib/sync/delete-organization.ts";
import { sentSettings } from "../sent-settings.ts";

export async function saveSettingsAction(slug: string, _: ActionState, form: FormData): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    await updateOrganization(member, await sentSettings(form, GENERAL_SETTINGS));
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
