"use server";

import { refresh } from "next/cache";
import { updateOrganization } from "#lib/db/organizations.ts";
import { type ActionState, formOf, orgAction, sayRefusal } from "#lib/http/action.ts";
import { readSettings } from "./settings-input.ts";

export async function saveSettingsAction(slug: string, _: ActionState, form: FormData): Promise<ActionState> {
  const input = readSettings(formOf(form));
  if (!input.ok) return { status: "refused", field: input.field, message: await sayRefusal(input.says) };
  return orgAction(slug, "admin", async (member) => {
    await updateOrganization(member, input.changes);
    refresh();
    return undefined;
  });
}
