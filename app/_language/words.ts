import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { type Formats, formatsIn } from "#lib/words/formats.ts";
import type { Words } from "#lib/words/words.ts";

/** Numbers and times in the reader's language, for async components. */
export async function getFormats(): Promise<Formats> {
  return formatsIn(await getLocale());
}

/** All that `lib/words` needs to say something to the reader of this page. */
export async function getWords(): Promise<Words> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations()]);
  return { locale, t, format: formatsIn(locale) };
}
