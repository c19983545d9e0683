import { numberFormats } from "./format-number.ts";
import { timeFormats } from "./format-time.ts";
import type { Locale } from "./languages.ts";
import { LOCALE_TABLES } from "./locale-table.ts";

const make = (locale: Locale) => ({
  ...timeFormats(LOCALE_TABLES[locale]),
  ...numberFormats(LOCALE_TABLES[locale]),
});

/** Numbers, times and durations in one language; the same text on server and browser. */
export type Formats = ReturnType<typeof make>;

const ready = new Map<Locale, Formats>();

export function formatsIn(locale: Locale): Formats {
  const known = ready.get(locale);
  if (known !== undefined) return known;
  const formats = make(locale);
  ready.set(locale, formats);
  return formats;
}
