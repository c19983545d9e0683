import type { RunCounts } from "../db/collect-runs.ts";
import type { Problem } from "../domain/catalogue/collected.ts";
import { AppError } from "../errors.ts";
import type { Gathered } from "./collector.ts";

/** What a collection has done so far. */
export type Progress = RunCounts & {
  problems: Problem[];
  unfinished: boolean;
  waitSeconds: number | null;
  /** Why nothing came of the first collector of which nothing came; null while all brought something. */
  failure: unknown;
  /** Collectors that brought something, and those of which nothing came. */
  came: number;
  lost: number;
};

export function newProgress(): Progress {
  return {
    ...{ calls: 0, notModified: 0, rateRemaining: null, kept: 0, metrics: null, problems: [] },
    ...{ unfinished: false, waitSeconds: null, failure: null, came: 0, lost: 0 },
  };
}

/** Adds what one collector gathered; whether that is all there was, `collectWith` judges. */
export function addGathered(progress: Progress, gathered: Gathered): void {
  progress.calls += gathered.calls;
  progress.notModified += gathered.notModified;
  progress.rateRemaining = gathered.rateRemaining ?? progress.rateRemaining;
  progress.problems.push(...gathered.problems);
  progress.unfinished ||= gathered.unfinished;
  if (gathered.waitSeconds !== null)
    progress.waitSeconds = Math.max(progress.waitSeconds ?? 0, gathered.waitSeconds);
}

/** A limit that the other side set, as work says it. */
export function limited(seconds: number): AppError {
  const says = { code: "account_limited", numbers: { seconds } } as const;
  return new AppError("rate_limited", { says, retryAfterSeconds: seconds });
}
