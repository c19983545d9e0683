import type { RunCounts } from "../db/collect-runs.ts";
import type { Problem } from "../domain/catalogue/collected.ts";
import { AppError, toAppError } from "../errors.ts";
import type { Gathered } from "./collector.ts";

/** What a collection has done so far. */
export type Progress = RunCounts & {
  problems: Problem[];
  unfinished: boolean;
  waitSeconds: number | null;
  /** What ended it; null while nothing did. */
  failure: unknown;
  /** Collectors that brought something, and those of which nothing came. */
  came: number;
  lost: number;
};

export function newProgress(): Progress {
  return {
    ...{ calls: 0, notModified: 0, rateRemaining: null, kept: 0, problems: [] },
    ...{ unfinished: false, waitSeconds: null, failure: null, came: 0, lost: 0 },
  };
}

/** Adds what one collector gathered. */
export function addGathered(progress: Progress, gathered: Gathered): void {
  progress.calls += gathered.calls;
  progress.notModified += gathered.notModified;
  progress.rateRemaining = gathered.rateRemaining ?? progress.rateRemaining;
  progress.problems.push(...gathered.problems);
  progress.unfinished ||= gathered.unfinished;
  if (gathered.waitSeconds !== null)
    progress.waitSeconds = Math.max(progress.waitSeconds ?? 0, gathered.waitSeconds);
  progress.failure ??= gathered.failure;
}

/** What a part of a collector threw, as a problem of it; only a lost lease ends the rest: another goes on with it. */
export function problemFrom(error: unknown, of: { part: string; scope: string }): Problem {
  const { code, says } = toAppError(error);
  if (code === "lease_lost") throw error;
  return { ...of, says: { code: says.code, numbers: says.numbers } };
}

/** A limit that the other side set, as work says it. */
export function limited(seconds: number): AppError {
  const says = { code: "account_limited", numbers: { seconds } } as const;
  return new AppError("rate_limited", { says, retryAfterSeconds: seconds });
}
