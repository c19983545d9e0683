import { z } from "zod";
import { toldError } from "../db/said.ts";
import type { ToldError } from "../domain/said.ts";
import { sayError } from "../words/told.ts";
import { wordsIn } from "../words/words.ts";

// What the API says beside its codes: English, in every language of the reader.

/** Why something ended early: the code callers are promised, what is said of it by a code of its own, and the words. */
export const saidError = toldError.extend({
  message: z.string().describe("`reason` with its numbers, as an English sentence."),
});

/** An error with its words. */
export function withMessage(error: ToldError | null): z.infer<typeof saidError> | null {
  return error === null ? null : { ...error, message: sayError(wordsIn("en"), error) };
}

/** A run with words for what ended it. */
export function sayRun<R extends { error: ToldError | null }>(run: R) {
  return { ...run, error: withMessage(run.error) };
}
