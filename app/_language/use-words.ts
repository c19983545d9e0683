import { useLocale, useTranslations } from "next-intl";
import { type Formats, formatsIn } from "#lib/words/formats.ts";
import type { Words } from "#lib/words/words.ts";

/** Numbers and times in the reader's language, for client components and server components that are not async. */
export function useFormats(): Formats {
  return formatsIn(useLocale());
}

/** As `getWords`, for server components that are not async; in the browser only the namespaces given to it have words. */
export function useWords(): Words {
  const locale = useLocale();
  const t = useTranslations();
  return { locale, t, format: formatsIn(locale) };
}
