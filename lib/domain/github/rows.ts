// What is told of a thing by GitHub and kept of it unchanged: one shape, which the reader makes and the database holds.

/** An answer that may be asked for again without cost: what is stored beside its rows. */
export type KnownAnswer = {
  url: string;
  etag: string;
  nextUrl: string | null;
  items: number;
  /** `total_count` of the answer, where it tells one. */
  total: number | null;
  /** The time of the last item in the answer's order; null where there is none. */
  oldestAt: string | null;
};

export type RepositoryNames = { externalId: number; fullName: string; defaultBranch: string };

/** A pull request without its words and its author. */
export type PullState = {
  number: number;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  isDraft: boolean;
};

/** An attempt of a run of a workflow. */
export type RunAttempt = {
  id: number;
  attempt: number;
  workflow: string;
  event: string;
  branch: string | null;
  sha: string;
  status: string;
  conclusion: string | null;
  /** Of the run, which a further attempt does not change. */
  createdAt: string;
  /** Of this attempt. */
  startedAt: string;
  updatedAt: string;
};

export type ChangedLines = { additions: number; deletions: number };

export type BranchPush = { branch: string; at: string; deleted: boolean };
