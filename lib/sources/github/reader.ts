import type {
  BranchPush,
  ChangedLines,
  KnownAnswer,
  PullState,
  RepositoryNames,
  RunAttempt,
} from "../../domain/github/rows.ts";

export type { BranchPush, KnownAnswer };

/** One page of a list: either new rows, or word that those which are held are still all. */
export type ListPage<T> = {
  items: T[];
  /** To be stored with the items, in one transaction; null when the answer had no ETag. */
  answer: KnownAnswer | null;
  notModified: boolean;
  /** `total_count` where the answer tells one: more than all pages of its list hold is a short answer. */
  total: number | null;
  /** Rows that no reading makes sense of. Their page has no `answer`, so that it is asked for again and they are seen. */
  dropped: number;
  /** What the first of them has that makes no sense; null where there is none, or no field of it. */
  oddField: string | null;
  /** Whether its list ends with it. */
  isLast: boolean;
};

export type RepositoryFacts = RepositoryNames & {
  isPrivate: boolean;
  isArchived: boolean;
  pushedAt: string | null;
};

/** Who made something, to tell people apart: the account where GitHub knows one, else the address of the commit. */
export type Author = { accountId: number | null; email: string | null; name: string | null; isBot: boolean };

export type PullFacts = PullState & { title: string; author: Author };

export type RunFacts = RunAttempt;

export type CommitFacts = {
  sha: string;
  committedAt: string;
  message: string;
  parents: number;
  author: Author;
  /** Who committed it, where that is somebody else. */
  committer: Author;
};

/** Of files null where GitHub does not name them all. */
export type CommitDetails = ChangedLines & { files: string[] | null };

export type Review = { at: string; accountId: number | null; isBot: boolean };

/** Answers that are known, by URL (path and query), as they were stored; looked up by the reader, written by nobody here. */
export type KnownAnswers = ReadonlyMap<string, KnownAnswer>;

export type TokenFacts = { login: string; accountId: number; expiresAt: string | null };

/** What a token may not do for a repository, as `code` of the refusals in `lib/domain/refusals.ts`. */
export type Lacking = "repository" | "pull_requests" | "actions" | "contents";

/** What a reader has used so far, and what GitHub says is left. */
export type Usage = {
  /** Whatever counted: requests, and what is asked of many in one by the points that it cost. */
  calls: number;
  notModified: number;
  rateRemaining: number | null;
  resetAt: string | null;
  /** Of them the points, which have a quota of their own. */
  points: { used: number; remaining: number | null; resetAt: string | null };
};

/** So many may be asked for in one, which GitHub counts as one point and answers in time. */
export const MOST_TOGETHER = { reviews: 100, details: 50 } as const;

/**
 * Reads GitHub as one token sees it. Every call may throw a SourceError: `refused` (`github_unauthorized` when the token
 * itself is no good, else only for what was asked), `limited` with retryAfterSeconds (primary and secondary limits: the
 * reader never sleeps longer than a second or two), `unavailable`, `unreadable`. `repository` is always owner/name.
 */
export type GitHubReader = {
  usage: () => Usage;
  whoAmI: () => Promise<TokenFacts>;
  /** Those that the token may see, newest push first, at most `most`. */
  listRepositories: (most: number) => Promise<RepositoryFacts[]>;
  repository: (repository: string, known: KnownAnswers) => Promise<ListPage<RepositoryFacts>>;
  /** Asks for one of each that is needed; empty when nothing is missing. */
  lacking: (repository: string) => Promise<Lacking[]>;
  /** Open ones, oldest first, all pages. */
  openPulls: (repository: string, known: KnownAnswers) => AsyncIterable<ListPage<PullFacts>>;
  /** Closed ones by last update, newest first, until a page ends before `since`. */
  closedPulls: (repository: string, since: string, known: KnownAnswers) => AsyncIterable<ListPage<PullFacts>>;
  /** Null when the repository has none of that number. */
  pull: (repository: string, number: number) => Promise<PullFacts | null>;
  reviews: (repository: string, number: number) => Promise<Review[]>;
  /** The same of many pull requests in one; null for each that is to be asked for by itself. */
  reviewsOf: (pulls: readonly { repository: string; number: number }[]) => Promise<(Review[] | null)[]>;
  /**
   * Runs created on the days from `since` to `until` (`YYYY-MM-DD`, UTC, both included): in one list where it holds them
   * all, else day by day, and a day of more than 1,000 by parts of it. The pages of a list follow each other. The answer
   * that told of too many comes without rows and total, as a list of its own: known, it costs nothing the next time.
   */
  runs: (
    repository: string,
    range: { since: string; until: string },
    known: KnownAnswers,
  ) => AsyncIterable<ListPage<RunFacts>>;
  /** An attempt of a run, counted from 1, as it ended. */
  attempt: (repository: string, run: { id: number; attempt: number }) => Promise<RunFacts>;
  /** Of the branch, newest first, since the beginning of a day (`YYYY-MM-DD`, UTC). */
  commits: (
    repository: string,
    of: { branch: string; since: string },
    known: KnownAnswers,
  ) => AsyncIterable<ListPage<CommitFacts>>;
  commit: (repository: string, sha: string) => Promise<CommitDetails>;
  /**
   * The same of many commits in one; null for each that is to be asked for by itself. Names of files are known of a
   * commit that is all of a pull request.
   */
  detailsOf: (commits: readonly { repository: string; sha: string }[]) => Promise<(CommitDetails | null)[]>;
  /** Whether the branch still holds a commit. */
  holds: (repository: string, branch: string, sha: string) => Promise<boolean>;
  /** Pushes to branches of the last week, newest first. */
  pushes: (repository: string, known: KnownAnswers) => AsyncIterable<ListPage<BranchPush>>;
};

/**
 * Makes a reader for a token, or for `installation:` and the number of one of the operator's App, which only the
 * organisation that it is of may use.
 */
export type OpenGitHub = (token: string, organizationId: string) => GitHubReader;
