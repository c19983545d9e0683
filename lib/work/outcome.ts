import type { Outcome } from "../db/work.ts";
import { type ErrorCode, toAppError } from "../errors.ts";

const LONGEST_PAUSE_SECONDS = 3600;
const DEFAULT_PAUSE_SECONDS = 60;

/** Faults of ours: they say nothing about the subject, and nobody is told to do anything about it. */
const OURS = new Set<ErrorCode>([
  "credential_unreadable",
  "unavailable",
  "too_much",
  "unstorable",
  // The database's refusals: a forgotten grant, a wrong secret key. Those of a source have codes of their own.
  "forbidden",
  "unauthenticated",
  "internal",
]);

/** What a kind's function answers; `cause` is what it failed with, for the log. */
export type Done = Outcome & { cause?: unknown };

const WELL = {
  status: "succeeded",
  error: null,
  cost: 0,
  continue: false,
  repeatSeconds: null,
  needsAttention: false,
  ours: false,
  waitSeconds: null,
} satisfies Outcome;

/** How work that came to its end is closed, or to the end of its turn when something is left. */
export function success(
  of: Partial<Pick<Outcome, "status" | "error" | "cost" | "continue" | "repeatSeconds">>,
): Done {
  return { ...WELL, status: of.continue ? "partial" : "succeeded", ...of };
}

/** How work that failed is closed; `stored`: whether something of it stays. */
export function failure(
  error: unknown,
  { cost = 0, stored = false, refused = false }: { cost?: number; stored?: boolean; refused?: boolean } = {},
): Done {
  const known = toAppError(error);
  const limited = known.code === "rate_limited";
  return {
    status: known.code === "lease_lost" ? "cancelled" : limited && stored ? "partial" : "failed",
    error: { code: known.code, reason: known.says.code, numbers: known.says.numbers },
    cost,
    continue: limited,
    repeatSeconds: null,
    needsAttention: refused,
    ours: OURS.has(known.code),
    waitSeconds: limited
      ? Math.min(known.retryAfterSeconds ?? DEFAULT_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS)
      : null,
    cause: error,
  };
}
