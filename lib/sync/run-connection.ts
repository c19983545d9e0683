import { finishRun, type Lease, type RunResult } from "../db/sync.ts";
import type { ErrorCode } from "../errors.ts";
import { log } from "../log.ts";
import { sourceOf } from "../sources/source.ts";
import { notifyAdmins } from "./notify-admins.ts";
import { failure, success } from "./outcome.ts";
import { readAccount } from "./read-account.ts";
import { replay } from "./read-stored.ts";
import { newProgress, type RunOptions } from "./run.ts";

export type RunOutcome = { status: RunResult["status"]; errorCode: ErrorCode | null };

/**
 * Runs one sync that a lease allows, to its end, its budget or its turn. Never throws: what went wrong stands on the
 * run. Correct without its end, too: a killed run's slices are committed, and its lease expires.
 */
export async function runConnection(held: Lease, options: RunOptions): Promise<RunOutcome> {
  const progress = newProgress();
  let result: RunResult;
  try {
    const run = { held, options, progress, source: sourceOf(options.sources, held.provider) };
    if (held.mode === "replay") progress.unfinished = !(await replay(run));
    else await readAccount(run, held.mode);
    result = success(progress);
  } catch (error) {
    result = failure(error, progress);
    log().warn({ runId: held.runId, connectionId: held.connectionId, error }, "sync run ended early");
  }
  const { kept, notify } = await finish(held, options, result);
  if (notify) await notifyAdmins(options.db, held);
  return {
    status: kept ? result.status : "cancelled",
    errorCode: (result.error?.code ?? null) as ErrorCode | null,
  };
}

async function finish(held: Lease, options: RunOptions, result: RunResult) {
  try {
    return await finishRun(options.db, held, result);
  } catch (error) {
    log().error({ runId: held.runId, error }, "sync run could not be closed; its lease will expire");
    return { kept: false, notify: false };
  }
}
