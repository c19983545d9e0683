/** What a person can choose; the first is what everybody else reads. */
export const LANGUAGES = ["en", "pt-BR"] as const;
export type Language = (typeof LANGUAGES)[number];

/** English in marks and a third longer: what is not marked on a page is not a message. For tests; in no menu. */
export const PSEUDO = "en-XA";
export type Locale = Language | typeof PSEUDO;

/** Each language by its own name, as a menu offers it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", "pt-BR": "Português (Brasil)" };

/** A language that somebody chose; null for anything else. */
export function asLanguage(value: unknown): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

/** What a cookie may hold: a language, or the one that tests read. */
export function asLocale(value: unknown): Locale | null {
  return value === PSEUDO ? PSEUDO : asLanguage(value);
}

/** The first of a browser's languages (`Accept-Language`) that we speak, by its preference; English otherwise. */
export function guessLanguage(acceptLanguage: string | null): Language {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map(readPreference)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tongue } of wanted) {
    const spoken = LANGUAGES.find((language) => language.split("-")[0] === tongue);
    if (spoken !== undefined) return spoken;
  }
  return "en";
}

/** "pt-PT;q=0.8" is Portuguese, wanted at 0.8: people read their language as others write it sooner than another. */
function readPreference(part: string): { tongue: string; quality: number } {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((text) => text);
  return { tongue: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality) };
}
