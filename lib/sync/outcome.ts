import type { RunResult } from "../db/sync.ts";
import { type ErrorCode, toAppError } from "../errors.ts";
import { SourceError } from "../sources/source.ts";
import type { Progress } from "./run.ts";

const LONGEST_PAUSE_SECONDS = 3600;
const DEFAULT_PAUSE_SECONDS = 60;

/** Faults of ours: they say nothing about the connection, and nobody is told to enter keys again. */
const OURS = new Set<ErrorCode>([
  "credential_unreadable",
  "unavailable",
  "too_much",
  "unstorable",
  // The database's refusals: a forgotten grant, a wrong secret key. A source's have codes of their own.
  "forbidden",
  "unauthenticated",
  "internal",
]);

/** How a run that came to its end, or to the end of its turn, is closed. */
export function success(progress: Progress): RunResult {
  return {
    status: progress.unfinished || progress.gaps > 0 ? "partial" : "succeeded",
    error: null,
    apiCalls: progress.calls,
    recentRead: progress.recentLeft === 0,
    continue: progress.unfinished,
    needsAttention: false,
    ours: false,
    waitSeconds: null,
  };
}

/** How a run that failed is closed; what it committed stays. */
export function failure(error: unknown, progress: Progress): RunResult {
  const known = toAppError(error);
  const limited = known.code === "rate_limited";
  return {
    status: known.code === "lease_lost" ? "cancelled" : limited && progress.slices > 0 ? "partial" : "failed",
    error: { code: known.code, message: known.publicMessage },
    apiCalls: progress.calls,
    recentRead: progress.recentLeft === 0 && progress.slices > 0,
    continue: limited,
    needsAttention: (error instanceof SourceError && error.kind === "refused") || known.code === "not_found",
    ours: OURS.has(known.code),
    waitSeconds: limited
      ? Math.min(known.retryAfterSeconds ?? DEFAULT_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS)
      : null,
  };
}
