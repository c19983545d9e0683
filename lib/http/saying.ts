import { z } from "zod";
import type { Page } from "../db/cursor.ts";
import { said, toldError } from "../db/said.ts";
import type { Said, ToldError } from "../domain/said.ts";
import { sayReason } from "../words/reason.ts";
import { say } from "../words/say.ts";
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

/** Why something could not be read: a code with its numbers, and the words. */
export const saidReason = said.extend({
  message: z.string().describe("`code` with its numbers, as an English sentence."),
});

/** What could not be read with words for why. */
export function withReason<T extends { reason: Said }>(unread: T) {
  return { ...unread, reason: { ...unread.reason, message: sayReason(wordsIn("en"), unread.reason) } };
}

/** What of a call was not taken, with the words that refuse it. */
export function withRefusal<T extends { reason: Said }>(rejected: T) {
  const { reason } = rejected;
  return { ...rejected, reason: { ...reason, message: say(wordsIn("en"), "errors", reason) } };
}

/** What a repository lacks, with the words that refuse it. */
export function withProblem<T extends { problem: Said | null }>(repository: T) {
  const { problem } = repository;
  if (problem === null) return { ...repository, problem };
  return { ...repository, problem: { ...problem, message: say(wordsIn("en"), "errors", problem) } };
}

type Run = { error: ToldError | null; gaps: { reason: Said }[] };

/** A run with words for what ended it and for what it could not read. */
export function sayRun<R extends Run>(run: R) {
  const gaps = run.gaps.map((gap: R["gaps"][number]) => withReason(gap));
  return { ...run, error: withMessage(run.error), gaps };
}

/** A deployment with words for what decided the origin of each commit. */
export function sayDeployment<C extends { rule: Said }, D extends { commits: C[] }>(deployment: D) {
  const commits = deployment.commits.map((commit: D["commits"][number]) => sayCommit(commit));
  return { ...deployment, commits };
}

/** A commit with words for what decided its origin. */
export function sayCommit<C extends { rule: Said }>(commit: C) {
  return { ...commit, rule: { ...commit.rule, message: say(wordsIn("en"), "rules", commit.rule) } };
}

/** A page of commits with words for what decided the origin of each. */
export function sayCommits<C extends { rule: Said }>({ items, nextCursor }: Page<C>) {
  return { items: items.map((commit) => sayCommit(commit)), nextCursor };
}
