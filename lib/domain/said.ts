/**
 * What is to be said, in a code and what belongs to it; `lib/words` turns it into a sentence in the reader's language.
 * Numbers hold names, times (ISO 8601) and a vendor's own words too.
 */
export type Said<Code extends string = string> = { code: Code; numbers: Record<string, string | number> };

/** Why something ended early, as it is stored: the code of the error, and what is said of it by a code of its own. */
export type ToldError = { code: string; reason: string; numbers: Said["numbers"] };

/** A closed list of codes, each with the names of its numbers. */
export type Codes = Readonly<Record<string, readonly string[]>>;

/** What a closed list can say: each code with exactly its numbers. */
export type SaidOf<T extends Codes> = {
  [C in keyof T & string]: { code: C; numbers: NumbersOf<T[C][number]> };
}[keyof T & string];

type NumbersOf<Name extends string> = [Name] extends [never]
  ? Record<string, never>
  : Record<Name, string | number>;

type Given<T extends Codes, C extends keyof T> = T[C] extends readonly []
  ? []
  : [numbers: NumbersOf<T[C][number]>];

/** Makes what a closed list can say; the compiler wants exactly the numbers of the code. */
export function speaker<T extends Codes>(_list: T) {
  return <C extends keyof T & string>(code: C, ...given: Given<T, C>): SaidOf<T> =>
    ({ code, numbers: given[0] ?? {} }) as SaidOf<T>;
}
