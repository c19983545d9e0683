import { z } from "zod";
import { must, oneOf, text } from "../db/bounds.ts";
import type { Told } from "../domain/origin/evidence.ts";
import type { Said } from "../domain/said.ts";
import { ORIGINS } from "../domain/sync/events.ts";
import { describeIssue } from "./body.ts";
import { repository } from "./fields.ts";

/** What git says of one commit. */
export type ToldCommit = Told & { sha: string; repository: string };

/** A commit that is not taken: its place in the call, and why. */
export type Rejected = { index: number; reason: Said };

const NO_TEXT = must({ code: "not_a_text", numbers: {} });
const NO_SHA = must({ code: "not_a_sha", numbers: {} });

/** Any text that a database takes, absent as null. */
const words = z
  .string(NO_TEXT)
  .refine((value) => value.isWellFormed(), NO_TEXT)
  .refine((value) => !value.includes("\0"), must({ code: "holds_nul", numbers: {} }))
  .nullish()
  .transform((value) => value || null);

export const reportedCommit = z
  .strictObject({
    sha: z
      .string(NO_SHA)
      .regex(/^[0-9a-fA-F]{40,128}$/, NO_SHA)
      .transform((sha) => sha.toLowerCase())
      .describe("The whole sha."),
    repository: repository.describe("Its address in any form."),
    origin: oneOf(ORIGINS)
      .nullish()
      .transform((value) => value ?? null)
      .describe("Who wrote it, if that is known; else the message is read."),
    tool: text(80)
      .nullish()
      .transform((value) => value ?? null)
      .describe("The tool that helped; counts where the commit is AI-assisted."),
    message: words.describe("The whole message, with its trailers."),
    authorName: words,
    authorEmail: words,
  })
  .refine(({ origin, message }) => origin !== null || (message ?? "").trim() !== "", {
    ...must({ code: "says_nothing", numbers: {} }),
  });

/** Reads the commits of a call one by one: one that is odd keeps no other out. */
export function readCommits(commits: readonly unknown[]): { told: ToldCommit[]; rejected: Rejected[] } {
  const told: ToldCommit[] = [];
  const rejected: Rejected[] = [];
  for (const [index, commit] of commits.entries()) {
    const read = reportedCommit.safeParse(commit);
    if (read.success) told.push(read.data);
    else rejected.push({ index, reason: reasonOf(read.error, { commits, index }) });
  }
  return { told, rejected };
}

/** As the whole call would be refused for it. */
function reasonOf(
  error: z.ZodError,
  { commits, index }: { commits: readonly unknown[]; index: number },
): Said {
  const [issue] = error.issues;
  if (issue === undefined) return describeIssue(undefined, commits);
  return describeIssue({ ...issue, path: ["commits", index, ...issue.path] }, { commits });
}
