import { z } from "zod";
import { requireMetric } from "../domain/catalogue/catalogue.ts";
import type { DayBasis, Measured } from "../domain/catalogue/collected.ts";
import type { Missing } from "../domain/catalogue/snapshot.ts";
import type { CommitKind } from "../domain/github/commit-kind.ts";
import type {
  BranchPush,
  ChangedLines,
  KnownAnswer,
  PullState,
  RepositoryNames,
  RunAttempt,
} from "../domain/github/rows.ts";
import { call, type Db } from "./call.ts";
import { reason, snapshot } from "./snapshots.ts";
import { type HeldToken, tokenOf } from "./work.ts";

export const RESOURCES = [
  "pulls",
  "open_pulls",
  "reviews",
  "runs",
  "commits",
  "details",
  "branches",
] as const;
export type Resource = (typeof RESOURCES)[number];

/** People are keyed hashes here, and what is said of them is gone: the gatherer takes both off before it stores. */
export type Items = {
  repository: RepositoryNames;
  pulls: PullState & { title: string | null; isBot: boolean; authorKey: string | null };
  open_pulls: Items["pulls"];
  /** The first review by somebody else than the author, no bot; null when there is none. */
  reviews: { number: number; firstReviewAt: string | null };
  runs: RunAttempt;
  commits: {
    sha: string;
    committedAt: string;
    subject: string | null;
    authorKey: string | null;
    /** Of the author's address, by which a co-author may be the same person. */
    addressKey: string | null;
    coAuthorKeys: string[];
    isBot: boolean;
    isMerge: boolean;
    kind: CommitKind | null;
  };
  /** Keys of files: signed 64-bit numbers in decimal; null where not all are known. */
  details: ChangedLines & { sha: string; fileKeys: string[] | null };
  branches: BranchPush;
};

const answer = z.object({
  url: z.string(),
  etag: z.string(),
  nextUrl: z.string().nullable(),
  items: z.number().int(),
  total: z.number().int().nullable(),
  oldestAt: z.string().nullable(),
}) satisfies z.ZodType<KnownAnswer>;

export type GitHubPage<R extends keyof Items = keyof Items> = {
  repositoryId: string;
  resource: R;
  items: Items[R][];
  /** What it came with; null when it cannot be asked for again without cost. */
  answer: KnownAnswer | null;
  /** It is the answer that is known: no items, and nothing of it changes. */
  notModified: boolean;
  /** Of open_pulls, pulls and commits: keys that GitHub confirmed to be no more. */
  gone: string[];
};

/** Stores a page of one resource with its answer, in one transaction: how many rows changed. `lease_lost` behind the lease. */
export function keepGitHubPage<R extends keyof Items>(
  db: Db,
  held: HeldToken,
  page: GitHubPage<R>,
): Promise<number> {
  const { repositoryId, resource, items, answer, notModified, gone } = page;
  return call(db, {
    name: "keep_github_page",
    args: {
      p_held: tokenOf(held),
      p_page: { repositoryId, resource, items, answer, notModified, gone },
    },
    returns: z.number(),
    idempotent: true,
  });
}

export type GitHubCoverage = {
  repositoryId: string;
  resource: Resource;
  /** Both null beside a problem, and where nothing is held by range: `reviews` and `details`. */
  from: string | null;
  to: string | null;
  problem: Missing | null;
  leftOver: number;
};

/** Notes how far a resource is held. A problem leaves the range as it was. `open_pulls` is read before `pulls`. */
export async function coverGitHub(db: Db, held: HeldToken, coverage: GitHubCoverage): Promise<void> {
  const { repositoryId, resource, from, to, problem, leftOver } = coverage;
  await call(db, {
    name: "cover_github",
    args: { p_held: tokenOf(held), p_coverage: { repositoryId, resource, from, to, problem, leftOver } },
    returns: z.unknown(),
    idempotent: true,
  });
}

const covered = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  leftOver: z.number().int(),
  problem: reason.nullable(),
  askedAt: z.string(),
});

const gathering = z.object({
  id: z.uuid(),
  /** host/owner/name, in lower case. */
  repository: z.string(),
  /** owner/name, as GitHub is asked for it. */
  fullName: z.string(),
  externalId: z.number().int().nullable(),
  defaultBranch: z.string().nullable(),
  coverage: z.partialRecord(z.enum(RESOURCES), covered),
});

export type Gathering = z.infer<typeof gathering>;

/** The repositories of the connection, first those that were not asked for longest. */
export function listGitHubGathering(db: Db, held: HeldToken): Promise<Gathering[]> {
  return call(db, {
    name: "list_github_gathering",
    args: { p_held: tokenOf(held) },
    returns: z.array(gathering),
    idempotent: true,
  });
}

const some = <T>(item: z.ZodType<T>) => z.object({ count: z.number().int(), items: z.array(item) });

const left = z.object({
  answers: z.array(answer),
  /** Merged pull requests whose reviews are not read, newest first. */
  reviews: some(z.object({ number: z.number().int(), authorKey: z.guid().nullable() })),
  /** Commits whose lines are not read, newest first; without merge commits. */
  details: some(z.string()),
  /** Attempts of runs that passed at last, of which none that failed is held: those that are not held, the last first. */
  attempts: some(z.object({ id: z.number().int(), attempts: z.array(z.number().int()) })),
  /** Runs that had not ended when they were told of last. */
  runs: some(z.object({ id: z.number().int(), createdAt: z.string() })),
});

export type GitHubLeft = z.infer<typeof left>;

/** What is known of a repository, and what is left of it since a moment: up to `limit` of each. */
export function listGitHubLeft(
  db: Db,
  held: HeldToken,
  { repositoryId, since, limit }: { repositoryId: string; since: string; limit: number },
): Promise<GitHubLeft> {
  return call(db, {
    name: "list_github_left",
    args: { p_held: tokenOf(held), p_of: { repositoryId, since, limit } },
    returns: left,
    idempotent: true,
  });
}

export type NamedByList = {
  repositoryId: string;
  resource: "open_pulls" | "pulls" | "commits";
  /** Of commits: since when the list was asked for. */
  since: string | null;
  /** Numbers or commits of the pages that came anew. */
  named: string[];
  /** The pages that were as they are known. */
  urls: string[];
  limit: number;
};

const unnamed = z.object({ held: z.number().int(), count: z.number().int(), keys: z.array(z.string()) });

/**
 * What is held and a list that was read to its end did not name. Each is to be asked for by its key: a closed pull request
 * is kept as one of `pulls`, what is confirmed to be no more goes into `gone` of a page, and whatever is still there makes
 * the list a short answer.
 */
export function listGitHubMissing(
  db: Db,
  held: HeldToken,
  list: NamedByList,
): Promise<z.infer<typeof unnamed>> {
  const { repositoryId, resource, since, named, urls, limit } = list;
  return call(db, {
    name: "list_github_missing",
    args: { p_held: tokenOf(held), p_list: { repositoryId, resource, since, named, urls, limit } },
    returns: unnamed,
    idempotent: true,
  });
}

type DaysOf = { connectionId: string; days: readonly string[]; now: Date };

/** What days that are over are made of by now, of each repository that the organisation chose. */
export function listGitHubBases(db: Db, organizationId: string, of: DaysOf): Promise<DayBasis[]> {
  return call(db, {
    name: "list_github_bases",
    args: { p_organization_id: organizationId, p_query: queryOf(of) },
    returns: z.array(z.object({ day: z.iso.date(), scopes: z.record(z.string(), z.string()) })),
    idempotent: true,
  });
}

function queryOf({ connectionId, days, now }: DaysOf) {
  return { connectionId, days: [...days], now: now.toISOString() };
}

const measured = snapshot.omit({ measuredAt: true, formula: true });

/**
 * Values of days (`YYYY-MM-DD`) of each repository that the connection reads and of the organisation, each metric of the
 * catalogue that GitHub brings, or why there is none. Of `github.ci.duration` only the workflows that there are.
 */
export async function measureGitHub(db: Db, organizationId: string, of: DaysOf): Promise<Measured[]> {
  const values = await call(db, {
    name: "measure_github",
    args: { p_organization_id: organizationId, p_query: queryOf(of) },
    returns: z.array(measured),
    idempotent: true,
  });
  return values.map((value) => ({ ...value, formula: requireMetric(value.metric).formula }));
}
