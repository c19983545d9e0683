"use server";

import { chooseLanguage } from "#lib/auth/language.ts";
import { formOf } from "#lib/http/action.ts";
import { asLanguage } from "#lib/words/languages.ts";

/** Chooses the language of this browser, and of the account of whoever is signed in; the page comes back in it. */
export async function chooseLanguageAction(form: FormData): Promise<void> {
  const language = asLanguage(formOf(form).get("language"));
  if (language !== null) await chooseLanguage(language);
}
