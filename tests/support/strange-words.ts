import { messagesIn } from "#lib/words/catalog.ts";
import { type Locale, PSEUDO } from "#lib/words/languages.ts";
import { unmarked, wordsOf } from "../e2e/read-words.ts";
import { flatten } from "./messages.ts";

/** Names and short forms that no language changes, the units of the formats (lib/words/locale-table.ts), and what Datadog says. */
const EVERYWHERE = new Set(
  "checks plumbline datadog github google dora utc api csv json url jan feb mar apr may jun jul aug sep oct nov dec fev abr mai ago set out dez min pp day week month ago just now to english português brasil january february march april june july august september october november december su mo tu we th fr sa".split(
    " ",
  ),
);

/** The beginning of a commit's sha that happens to be of letters alone. */
const SHA = /^[a-f]{7,}$/;

const lower = (word: string) => word.toLowerCase();

function wordsIn(locale: Locale): Set<string> {
  return new Set([...flatten(messagesIn(locale)).values()].flatMap(wordsOf).map(lower));
}

/**
 * How words are found that are strange in a language: outside of all marks in the pseudo-language, and in another one
 * words that only our English messages have. `names` belong to no language.
 */
export function strangeIn(locale: Locale, names: Iterable<string>): (texts: string[]) => string[] {
  const own = new Set([...names].flatMap(wordsOf).map(lower));
  const isName = (word: string) => own.has(lower(word)) || EVERYWHERE.has(lower(word)) || SHA.test(word);
  if (locale === PSEUDO)
    return (texts) =>
      texts
        .flatMap((text) => wordsOf(unmarked(text)))
        .filter((word) => !isName(word))
        .map((word) => `"${word}" is no message`);
  const [english, spoken] = [wordsIn("en"), wordsIn(locale)];
  const isEnglish = (word: string) => english.has(word) && !spoken.has(word) && !isName(word);
  return (texts) =>
    texts
      .flatMap(wordsOf)
      .map(lower)
      .filter(isEnglish)
      .map((word) => `"${word}" is English`);
}
