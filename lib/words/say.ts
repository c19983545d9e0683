import type { Said } from "../domain/said.ts";
import type { Messages, Namespace } from "./catalog.ts";
import type { Words } from "./words.ts";

/** Namespaces whose keys are codes: each code of a closed set has its sentence, and the numbers are its arguments. */
type Spoken = { [N in Namespace]: Messages[N] extends Record<string, string> ? N : never }[Namespace];

/**
 * The sentence of a code in the reader's language; the code itself when it has none, which only a row of a newer
 * version can bring. That each code has one, with the arguments that come with it, is tested.
 */
export function say({ t }: Pick<Words, "t">, group: Spoken, { code, numbers }: Said): string {
  const loose = t as unknown as {
    (key: string, values: Said["numbers"]): string;
    has: (key: string) => boolean;
  };
  const key = `${group}.${code}`;
  return loose.has(key) ? loose(key, numbers) : code;
}
