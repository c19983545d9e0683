import { z } from "zod";
import { cut } from "../../domain/cut.ts";
import { isFullName } from "../../domain/github/repository-name.ts";
import type { ChangedLines } from "../../domain/github/rows.ts";
import { isBot } from "../../domain/github/who.ts";
import type {
  Author,
  BranchPush,
  CommitFacts,
  PullFacts,
  RepositoryFacts,
  Review,
  RunFacts,
} from "./reader.ts";

// Tolerant readings of GitHub's rows: what a fact needs must be there and make sense, everything else may be odd.

const LONGEST_MESSAGE = 100_000;
const LONGEST_NAME = 512;

/** What a database text can hold. */
const text = (most: number) =>
  z.string().transform((value) => cut(value.toWellFormed().replaceAll("\0", "\ufffd"), most));
export const name = text(LONGEST_NAME);
export const id = z.number().int().positive();

export const moment = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString().replace(".000Z", "Z"));

const account = z
  .object({ id, login: name.nullable().catch(null), type: z.string().nullable().catch(null) })
  .nullable()
  .catch(null);

const gitPerson = z
  .object({
    name: name.nullable().catch(null),
    email: name.nullable().catch(null),
    date: moment.nullable().catch(null),
  })
  .nullable()
  .catch(null);

export function authorOf(
  of: { id: number | null; login: string | null; type: string | null } | null,
  git: z.output<typeof gitPerson> = null,
): Author {
  const traces = { type: of?.type ?? null, login: of?.login ?? null };
  const [gitName, email] = [git?.name ?? null, git?.email ?? null];
  return {
    accountId: of?.id ?? null,
    email,
    name: gitName ?? traces.login,
    isBot: isBot({ ...traces, name: gitName, email }),
  };
}

export const repositoryRow = z
  .object({
    id,
    full_name: z.string().refine(isFullName),
    default_branch: z.string().min(1).max(255),
    private: z.boolean().catch(true),
    archived: z.boolean().catch(false),
    pushed_at: moment.nullable().catch(null),
  })
  .transform(
    (row): RepositoryFacts => ({
      externalId: row.id,
      fullName: row.full_name,
      defaultBranch: row.default_branch,
      isPrivate: row.private,
      isArchived: row.archived,
      pushedAt: row.pushed_at,
    }),
  );

export const pullRow = z
  .object({
    number: id,
    title: name.catch(""),
    created_at: moment,
    updated_at: moment,
    closed_at: moment.nullable(),
    merged_at: moment.nullable(),
    draft: z.boolean().catch(false),
    user: account,
  })
  .transform(
    (row): PullFacts => ({
      number: row.number,
      title: row.title,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      closedAt: row.closed_at,
      mergedAt: row.merged_at,
      isDraft: row.draft,
      author: authorOf(row.user),
    }),
  );

/** One that is still being written has no time, and is none yet. */
export const reviewRow = z
  .object({ user: account, submitted_at: moment.nullish() })
  .transform((row): Review | null => {
    if (row.submitted_at === undefined || row.submitted_at === null) return null;
    const { accountId, isBot } = authorOf(row.user);
    return { at: row.submitted_at, accountId, isBot };
  });

export const runRow = z
  .object({
    id,
    run_attempt: id.catch(1),
    name: name.nullable().catch(null),
    path: name.nullable().catch(null),
    event: name.catch("unknown"),
    head_branch: name.nullable().catch(null),
    head_sha: z.string().min(1).max(128),
    status: z.string().nullable(),
    conclusion: z.string().nullable(),
    created_at: moment,
    run_started_at: moment.nullish(),
    updated_at: moment,
  })
  .transform(
    (row): RunFacts => ({
      id: row.id,
      attempt: row.run_attempt,
      // Of a file that GitHub cannot read, it has no name.
      workflow: row.name || row.path || "unknown",
      event: row.event,
      branch: row.head_branch,
      sha: row.head_sha,
      status: row.status ?? "unknown",
      conclusion: row.conclusion,
      createdAt: row.created_at,
      startedAt: row.run_started_at ?? row.created_at,
      updatedAt: row.updated_at,
    }),
  );

export const commitRow = z
  .object({
    sha: z.string().min(1).max(128),
    commit: z.object({
      message: text(LONGEST_MESSAGE),
      author: gitPerson,
      committer: gitPerson,
    }),
    author: account,
    committer: account,
    parents: z.array(z.unknown()),
  })
  .transform(({ sha, commit, parents, ...row }, context): CommitFacts => {
    const { author, committer, message } = commit;
    const committedAt = committer === null ? author?.date : committer.date;
    if (committedAt === null || committedAt === undefined) {
      context.addIssue({ code: "custom", message: "of no time" });
      return z.NEVER;
    }
    return {
      sha,
      committedAt,
      message,
      parents: parents.length,
      author: authorOf(row.author, author),
      committer: authorOf(row.committer, committer),
    };
  });

const BRANCH = /^refs\/heads\/(.+)$/s;

/** Pushes to tags are none. */
export const pushRow = z
  .object({ ref: z.string(), timestamp: moment, activity_type: z.string() })
  .transform(({ ref, timestamp, activity_type }): BranchPush | null => {
    const branch = BRANCH.exec(ref)?.[1];
    return branch === undefined
      ? null
      : { branch, at: timestamp, deleted: activity_type === "branch_deletion" };
  });

export const count = z.number().int().nonnegative();

export const detailsAnswer = z
  .object({
    stats: z.object({ additions: count, deletions: count }),
    files: z.array(z.object({ filename: z.string() })).default([]),
  })
  .transform(({ stats, files }): ChangedLines & { files: string[] } => ({
    ...stats,
    files: files.map(({ filename }) => filename),
  }));

export const userAnswer = z.object({ id, login: name });
export const installationAnswer = z.object({ account: userAnswer });

/** Whether the first of two commits is an ancestor of the second, or it. */
export const comparisonAnswer = z
  .object({ status: z.enum(["ahead", "identical", "behind", "diverged"]) })
  .transform(({ status }) => status === "ahead" || status === "identical");

/** When a token ends, as the header of each answer says it: `2026-12-31 23:59:59 UTC`, or with an offset. */
export function expiryOf(header: unknown): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) (UTC|[+-]\d{2}:?\d{2})$/.exec(String(header ?? ""));
  if (match === null) return null;
  const at = Date.parse(`${match[1]}T${match[2]}${match[3] === "UTC" ? "Z" : match[3]}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace(".000Z", "Z");
}
