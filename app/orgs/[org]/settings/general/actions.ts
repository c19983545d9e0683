"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { updateOrganization } from "#lib/db/organizations.ts";
import { problemOf } from "#lib/domain/refusals.ts";
import { type ActionState, formOf, orgAction, sayRefusal } from "#lib/http/action.ts";
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
