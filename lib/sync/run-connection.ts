import { accountFingerprint } from "../credentials.ts";
import { readCredentials } from "../db/credentials.ts";
import { type Lease, leaseOf, planRun } from "../db/sync.ts";
import type { Held } from "../db/work.ts";
import { firstSliceSeconds, planSync, type ReadMode, type SyncPlan } from "../domain/sync/sync-plan.ts";
import { uncovered } from "../domain/sync/time-range.ts";
import { toAppError } from "../errors.ts";
import { createDatadogClient, type DatadogClient } from "../sources/datadog/client.ts";
import { DatadogError } from "../sources/datadog/datadog-error.ts";
import { type Done, failure, success } from "../work/outcome.ts";
import { withAccountLimit } from "./account-limit.ts";
import { readQuarantined, replay } from "./read-stored.ts";
import { readUnsettled } from "./read-unsettled.ts";
import { readWindows } from "./read-windows.ts";
import { newProgress, type Run, type RunOptions } from "./run.ts";

/** Reads a connection's account into the tables, to the end of its plan, its budget or its turn. */
export function readConnection(work: Held, options: RunOptions): Promise<Done> {
  return runTo(work, options, async (run) => {
    const { mode } = run.held;
    if (mode === "replay") throw new Error("a replay is work of a kind of its own");
    await open(run, mode);
  });
}

/** Derives a connection's tables again from what is stored; where its budget ends it ends. */
export async function replayConnection(work: Held, options: RunOptions): Promise<Done> {
  const done = await runTo(work, options, async (run) => {
    run.progress.unfinished = !(await replay(run));
  });
  return { ...done, continue: false, repeatSeconds: null };
}

async function runTo(work: Held, options: RunOptions, act: (run: Run) => Promise<void>): Promise<Done> {
  const progress = newProgress();
  try {
    await act({ held: leaseOf(work), options, progress });
    return success({
      status: progress.unfinished || progress.gaps > 0 ? "partial" : "succeeded",
      cost: progress.calls,
      continue: progress.unfinished,
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
  const { code } = toAppError(error);
  return (error instanceof DatadogError && code === "datadog_rejected") || code === "not_found";
}

async function open(run: Run, mode: ReadMode): Promise<void> {
  const { held, options, progress } = run;
  const keys = await readCredentials(options.db, options.env.credentialKeys, held);
  await withAccountLimit(accountFingerprint(held.site, keys.apiKey), async (limit) => {
    const baseUrl = options.env.datadogBaseUrl;
    const client = await createDatadogClient({ limit, ...options, ...keys, site: held.site, baseUrl });
    try {
      await read(run, mode, client);
    } finally {
      progress.calls = client.transport.calls;
    }
  });
}

/** The recent days, what is unsettled before them, what waits in quarantine, then what was never read. */
async function read(run: Run, mode: ReadMode, client: DatadogClient): Promise<void> {
  const { held, options, progress } = run;
  const { deployments, incidents } = held.streams;
  const whole = planSync({
    ...held,
    mode,
    covered: { deployments: deployments.covered, incidents: incidents.covered },
    recentEvents: { deployments: deployments.recentEvents, incidents: incidents.recentEvents },
  });
  const plan = leaveOutRead(whole, held);
  await planRun(options.db, held, plan);
  const recent = plan.windows.filter((window) => window.recent);
  const reading = {
    ...run,
    client,
    widths: {
      deployments: firstSliceSeconds(mode, deployments.recentEvents),
      incidents: firstSliceSeconds(mode, incidents.recentEvents),
    },
    early: { deployments: new Set<string>(), incidents: new Set<string>() },
    listed: { deployments: null, incidents: null },
  };
  progress.unfinished = true;
  if (!(await readWindows(reading, recent))) return;
  if (mode === "deep" && !(await readUnsettled(reading, recentStart(whole)))) return;
  if (held.quarantined > 0) await readQuarantined(run);
  const rest = plan.windows.filter((window) => !window.recent);
  progress.unfinished = !(await readWindows(reading, rest));
}

/** A run whose budget ends before its plan would begin at the newest day for ever: the next one goes on behind it. */
function leaveOutRead(plan: SyncPlan, held: Lease): SyncPlan {
  const windows = plan.windows.flatMap((window) =>
    uncovered(window, held.streams[window.stream].readThisRound).map((range) => ({ ...window, ...range })),
  );
  return {
    ...plan,
    windows,
    plannedSeconds: windows.reduce((sum, window) => sum + window.to - window.from, 0),
  };
}

function recentStart(plan: SyncPlan): number {
  return Math.min(...plan.windows.filter((window) => window.recent).map((window) => window.from));
}
