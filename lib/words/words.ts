import { createTranslator } from "use-intl/core";
import { type Messages, messagesIn } from "./catalog.ts";
import { type Formats, formatsIn } from "./formats.ts";
import type { Locale } from "./languages.ts";

/** Says a message by its key: `t("runs.title")`. Keys and arguments are checked by the compiler. */
export type Translate = ReturnType<typeof createTranslator<Messages>>;

/** All that is needed to say something to a reader. */
export type Words = { locale: Locale; t: Translate; format: Formats };

const ready = new Map<Locale, Words>();

/** The words of a language, for whoever speaks outside of a page: mails, the API, files. */
export function wordsIn(locale: Locale): Words {
  const known = ready.get(locale);
  if (known !== undefined) return known;
  const t = createTranslator<Messages>({ locale, messages: messagesIn(locale) });
  const words = { locale, t, format: formatsIn(locale) };
  ready.set(locale, words);
  return words;
}
