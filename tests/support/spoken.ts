import type { Said } from "#lib/domain/said.ts";
import { say } from "#lib/words/say.ts";
import { wordsIn } from "#lib/words/words.ts";

/** What is said of an error, in English: what the API answers. */
export function spoken({ says }: { says: Said }): string {
  return say(wordsIn("en"), "errors", says);
}
