import { leaseOf } from "../db/sync.ts";
import type { Held } from "../db/work.ts";
import { toAppError } from "../errors.ts";
import { SourceError, sourceOf } from "../sources/source.ts";
import { type Done, failure, success } from "../work/outcome.ts";
import { readAccount, readWhole } from "./read-account.ts";
import { replay } from "./read-stored.ts";
import { type Begun, newProgress, type RunOptions, withPeopleOf } from "./run.ts";

/** Reads a connection's account into the tables, to the end of its plan, its budget or its turn. */
export function readConnection(work: Held, options: RunOptions): Promise<Done> {
  return runTo(work, options, async (run) => {
    const { mode } = run.held;
    if (mode === "replay" || mode === "whole") throw new Error(`${mode} is work of a kind of its own`);
    await readAccount(run, mode);
  });
}

/** Reads again what is older than the lookback, as far as its budget or its turn allows; planned by its own interval. */
export async function rereadConnection(work: Held, options: RunOptions): Promise<Done> {
  return { ...(await runTo(work, options, readWhole)), repeatSeconds: null };
}

/** Derives a connection's tables again from what is stored; where its budget ends it ends. */
export async function replayConnection(work: Held, options: RunOptions): Promise<Done> {
  const done = await runTo(work, options, async (run) => {
    run.progress.unfinished = !(await replay(await withPeopleOf(run)));
  });
  return { ...done, continue: false, repeatSeconds: null };
}

async function runTo(work: Held, options: RunOptions, act: (run: Begun) => Promise<void>): Promise<Done> {
  const progress = newProgress();
  try {
    const held = leaseOf(work);
    const source = sourceOf(options.sources, held.provider);
    await act({ held, options, progress, source });
    const { unfinished, gaps, vanished } = progress;
    return success({
      status: unfinished || gaps > 0 || vanished !== null ? "partial" : "succeeded",
      error: vanished && { code: "events_vanished", reason: "events_vanished", numbers: vanished },
      cost: progress.calls,
      continue: unfinished,
      repeatSeconds: options.env.syncEverySeconds ?? null,
    });
  } catch (error) {
    return failure(error, {
      cost: progress.calls,
      stored: progress.slices > 0,
      refused: isRefused(error),
    });
  }
}

/** Nothing is read until an admin enters new keys. */
function isRefused(error: unknown): boolean {
  const isSources = error instanceof SourceError && error.kind === "refused";
  return isSources || toAppError(error).code === "not_found";
}
