/**
 * What is to be said, in a code and what belongs to it; `lib/words` turns it into a sentence in the reader's language.
 * Numbers hold names, times (ISO 8601) and a vendor's own words too.
 */
export type Said<Code extends string = string> = { code: Code; numbers: Record<string, string | number> };
