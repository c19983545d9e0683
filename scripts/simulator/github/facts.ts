/** What happened in a repository. All times are epoch seconds; what lies in the future is not seen yet. */
export interface Person {
  /** `null`, with `id`: GitHub knows no account with that address. */
  login: string | null;
  id: number | null;
  name: string;
  email: string;
  isBot: boolean;
}

export interface Review {
  id: number;
  by: Person;
  state: "APPROVED" | "COMMENTED" | "CHANGES_REQUESTED";
  at: number;
}

export interface Pull {
  number: number;
  title: string;
  author: Person;
  createdAt: number;
  /** Of its end, merged or not; `null`: nobody ends it. */
  closedAt: number | null;
  isMerged: boolean;
  /** Until then it is a draft; `null`: for ever. */
  readyAt: number | null;
  /** Comments, pushes, labels: whatever else moves `updated_at`. */
  touchedAt: number[];
  branch: string;
  headSha: string;
  /** The commit that its merge brought to the default branch, the last where there are several; `null`: none. */
  mergeSha: string | null;
  /** `null`: those of that commit. */
  files: ChangedFile[] | null;
  reviews: Review[];
}

export interface Attempt {
  startedAt: number;
  /** `null`: it never ends. */
  endedAt: number | null;
  conclusion: string | null;
}

export interface Run {
  id: number;
  workflow: string;
  event: string;
  branch: string | null;
  sha: string;
  createdAt: number;
  /** At least one; the last that has begun is the one that is listed. */
  attempts: Attempt[];
}

export interface ChangedFile {
  filename: string;
  additions: number;
  deletions: number;
}

export interface Commit {
  sha: string;
  message: string;
  author: Person;
  /** `null`: its author. */
  committer: Person | null;
  authoredAt: number;
  /** The committer's date, by which lists are cut. */
  committedAt: number;
  /** When it came into its branch, which may be long after. */
  arrivedAt: number;
  /** `null`: the one before it on its branch. */
  parents: string[] | null;
  /** `null`: on no branch any more, and still there by its sha. */
  branch: string | null;
  /** `null`: made of its sha. */
  files: ChangedFile[] | null;
}

export type Activity = "push" | "force_push" | "branch_creation" | "branch_deletion" | "pr_merge";

export interface Push {
  id: number;
  branch: string;
  at: number;
  kind: Activity;
  by: Person;
  sha: string;
}
