import { accountFingerprint } from "../credentials.ts";
import { readCredentials } from "../db/credentials.ts";
import { finishRun, type Lease, planRun, type RunResult } from "../db/sync.ts";
import { firstSliceSeconds, planSync, type ReadMode, type SyncPlan } from "../domain/sync/sync-plan.ts";
import { uncovered } from "../domain/sync/time-range.ts";
import type { ErrorCode } from "../errors.ts";
import { log } from "../log.ts";
import { createDatadogClient, type DatadogClient } from "../sources/datadog/client.ts";
import { withAccountLimit } from "./account-limit.ts";
import { notifyAdmins } from "./notify-admins.ts";
import { failure, success } from "./outcome.ts";
import { readQuarantined, replay } from "./read-stored.ts";
import { readUnsettled } from "./read-unsettled.ts";
import { readWindows } from "./read-windows.ts";
import type { Run, RunOptions } from "./run.ts";

export type RunOutcome = { status: RunResult["status"]; errorCode: ErrorCode | null };

/**
 * Runs one sync that a lease allows, to its end, its budget or its turn. Never throws: what went wrong stands on the
 * run. Correct without its end, too: a killed run's slices are committed, and its lease expires.
 */
export async function runConnection(held: Lease, options: RunOptions): Promise<RunOutcome> {
  const progress = {
    slices: 0,
    gaps: 0,
    unreadable: 0,
    recentLeft: 0,
    unfinished: false,
    parts: 0,
  };
  const run: Run = { held, options, progress };
  const clients: DatadogClient[] = [];
  const calls = () => clients[0]?.transport.calls ?? 0;
  let result: RunResult;
  try {
    if (held.mode === "replay") progress.unfinished = !(await replay(run));
    else await open(run, held.mode, clients);
    result = success(progress, calls());
  } catch (error) {
    result = failure(error, progress, calls());
    log().warn({ runId: held.runId, connectionId: held.connectionId, error }, "sync run ended early");
  }
  const { kept, notify } = await finish(run, result);
  if (notify) await notifyAdmins(options.db, held);
  return {
    status: kept ? result.status : "cancelled",
    errorCode: (result.error?.code ?? null) as ErrorCode | null,
  };
}

async function finish({ held, options }: Run, result: RunResult) {
  try {
    return await finishRun(options.db, held, result);
  } catch (error) {
    log().error({ runId: held.runId, error }, "sync run could not be closed; its lease will expire");
    return { kept: false, notify: false };
  }
}

async function open(run: Run, mode: ReadMode, clients: DatadogClient[]): Promise<void> {
  const { held, options } = run;
  const keys = await readCredentials(options.db, options.env.credentialKeys, held);
  await withAccountLimit(accountFingerprint(held.site, keys.apiKey), async (limit) => {
    const baseUrl = options.env.datadogBaseUrl;
    const client = await createDatadogClient({ limit, ...options, ...keys, site: held.site, baseUrl });
    clients.push(client);
    await read(run, mode, client);
  });
}

/** The recent days, what is unsettled before them, what waits in quarantine, then what was never read. */
async function read(run: Run, mode: ReadMode, client: DatadogClient): Promise<void> {
  const { held, options, progress } = run;
  const whole = planSync({ ...held, mode });
  const plan = leaveOutRead(whole, held);
  await planRun(options.db, held, plan);
  const recent = plan.windows.filter((window) => window.recent);
  progress.recentLeft = recent.length;
  const reading = {
    ...run,
    client,
    widths: {
      deployments: firstSliceSeconds(mode, held.recentEvents.deployments),
      incidents: firstSliceSeconds(mode, held.recentEvents.incidents),
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
    uncovered(window, held.readThisRound[window.stream]).map((range) => ({ ...window, ...range })),
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
