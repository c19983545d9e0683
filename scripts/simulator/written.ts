import type { Change } from "./changes.ts";

/** What happens in a repository while a world lives, told whether or not Datadog hears of it. Epoch seconds. */
export type Written = { repository: string } & (
  | { kind: "change"; pullNumber: number; change: Change }
  /** A request that nobody merges. */
  | { kind: "abandoned"; pullNumber: number; at: number }
  | { kind: "deployed"; sha: string; env: string; startedAt: number; finishedAt: number }
  /** A rollback took this out of operation. */
  | { kind: "undone"; pullNumber: number; title: string; sha: string; at: number }
);
