import { MISSING } from "../domain/catalogue/snapshot.ts";
import type { Said } from "../domain/said.ts";
import { sayMissing } from "./drawing-words.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

/** Why a part of a collection could not be had: as a value says that it is missing, or else as an error. */
export function sayCollectProblem(words: Words, said: Said): string {
  return Object.hasOwn(MISSING, said.code) ? sayMissing(said, words) : say(words, "errors", said);
}
