import type { ToldError } from "../domain/said.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

/** Why something ended early, as a sentence. */
export function sayError(words: Pick<Words, "t">, { reason, numbers }: Omit<ToldError, "code">): string {
  return say(words, "errors", { code: reason, numbers });
}
