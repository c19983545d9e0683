import { createDatadogClient, type DatadogClient } from "../datadog/client.ts";
import { DatadogError } from "../datadog/datadog-error.ts";
import { parsePage } from "../datadog/event-schema.ts";
import type { TransportOptions } from "../datadog/transport.ts";
import type { Db } from "../db/call.ts";
import { readCredentials } from "../db/credentials.ts";
import { commitSlice, finishRun, type Lease, planRun, type RunResult } from "../db/sync.ts";
import type { Stream } from "../domain/events.ts";
import { firstSliceSeconds, nextSliceSeconds, type PlannedWindow, planSync } from "../domain/sync-plan.ts";
import { type TimeRange, toEpochSeconds } from "../domain/time-range.ts";
import type { Env } from "../env.ts";
import { toAppError } from "../errors.ts";
import { log } from "../log.ts";
import { readSlice } from "./read-slice.ts";

const MOST_SLICES = 300;
const LONGEST_PAUSE_SECONDS = 3600;

export type RunOptions = TransportOptions & {
  db: Db;
  env: Pick<Env, "credentialKeys" | "datadogBaseUrl">;
  /** Epoch milliseconds at which the run stops by itself and leaves the rest due. */
  deadlineAt: number;
};

type Progress = { slices: number; gaps: number; recentLeft: number; unfinished: boolean };

/**
 * Runs one sync that a lease allows, to its end or its budget. Never throws: what went wrong stands on the run.
 * Correct without its end, too: a killed run's slices are committed, and its lease expires.
 */
export async function runConnection(held: Lease, options: RunOptions): Promise<RunResult["status"]> {
  const progress: Progress = { slices: 0, gaps: 0, recentLeft: 0, unfinished: false };
  let client: DatadogClient | null = null;
  let result: RunResult;
  try {
    const keys = await readCredentials(options.db, options.env.credentialKeys, held);
    client = await createDatadogClient({
      ...options,
      ...keys,
      site: held.site,
      baseUrl: options.env.datadogBaseUrl,
    });
    await readPlan(held, options, client, progress);
    result = success(progress, client.transport.calls);
  } catch (error) {
    result = failure(error, progress, client?.transport.calls ?? 0);
    log().warn({ runId: held.runId, connectionId: held.connectionId, error }, "sync run ended early");
  }
  const kept = await finishRun(options.db, held, result).catch((error) => {
    log().error({ runId: held.runId, error }, "sync run could not be closed; its lease will expire");
    return false;
  });
  return kept ? result.status : "cancelled";
}

async function readPlan(
  held: Lease,
  options: RunOptions,
  client: DatadogClient,
  progress: Progress,
): Promise<void> {
  const plan = planSync(held);
  await planRun(options.db, held, plan);
  const widths: Record<Stream, number> = {
    deployments: firstSliceSeconds(held.recentEvents.deployments),
    incidents: firstSliceSeconds(held.recentEvents.incidents),
  };
  progress.recentLeft = plan.windows.filter((window) => window.recent).length;
  for (const window of plan.windows) {
    const done = await readWindow(window, { held, options, client, progress, widths });
    if (!done) {
      progress.unfinished = true;
      return;
    }
    if (window.recent) progress.recentLeft -= 1;
  }
}

type Context = {
  held: Lease;
  options: RunOptions;
  client: DatadogClient;
  progress: Progress;
  widths: Record<Stream, number>;
};

/** Reads a window slice by slice, newest first; false when the run's budget ended before it. */
async function readWindow(window: PlannedWindow, context: Context): Promise<boolean> {
  const now = context.options.now ?? Date.now;
  let to = window.to;
  while (to > window.from) {
    if (context.progress.slices >= MOST_SLICES || now() >= context.options.deadlineAt) return false;
    const slice = { from: Math.max(window.from, to - context.widths[window.stream]), to };
    const events = await readAndCommit(window.stream, slice, context);
    context.widths[window.stream] = nextSliceSeconds({ seconds: slice.to - slice.from, events });
    to = slice.from;
  }
  return true;
}

async function readAndCommit(stream: Stream, slice: TimeRange, context: Context): Promise<number> {
  const { client, held, options, progress } = context;
  let events = 0;
  let callsBefore = client.transport.calls;
  for await (const range of readSlice(client, stream, slice)) {
    const page = parsePage(stream, range.raws);
    // Both edges of a read are inclusive; an event belongs to the half-open range it started in.
    const inside = page.events.filter((event) => isInside(event.startedAt, range));
    await commitSlice(options.db, held, {
      stream,
      from: range.from,
      to: range.to,
      events: inside,
      quarantined: page.quarantined,
      gap: range.gap,
      apiCalls: client.transport.calls - callsBefore,
    });
    callsBefore = client.transport.calls;
    events += inside.length;
    progress.slices += 1;
    if (range.gap !== null) progress.gaps += 1;
  }
  return events;
}

function isInside(startedAt: string, range: TimeRange): boolean {
  const second = toEpochSeconds(startedAt);
  return second >= range.from && second < range.to;
}

function success(progress: Progress, apiCalls: number): RunResult {
  return {
    status: progress.unfinished || progress.gaps > 0 ? "partial" : "succeeded",
    error: null,
    apiCalls,
    recentRead: progress.recentLeft === 0,
    continue: progress.unfinished,
    needsAttention: false,
    notBefore: null,
  };
}

function failure(error: unknown, progress: Progress, apiCalls: number): RunResult {
  const known = toAppError(error);
  const limited = known.code === "rate_limited";
  const pause = Math.min(known.retryAfterSeconds ?? 60, LONGEST_PAUSE_SECONDS);
  return {
    status: known.code === "lease_lost" ? "cancelled" : limited && progress.slices > 0 ? "partial" : "failed",
    error: { code: known.code, message: known.publicMessage },
    apiCalls,
    recentRead: progress.recentLeft === 0 && progress.slices > 0,
    continue: limited,
    needsAttention: error instanceof DatadogError && known.code === "datadog_rejected",
    notBefore: limited ? new Date(Date.now() + pause * 1000).toISOString() : null,
  };
}
