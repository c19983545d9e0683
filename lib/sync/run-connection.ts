import { createDatadogClient, type DatadogClient } from "../datadog/client.ts";
import { DatadogError } from "../datadog/datadog-error.ts";
import { parsePage } from "../datadog/event-schema.ts";
import type { TransportOptions } from "../datadog/transport.ts";
import type { Db } from "../db/call.ts";
import { readCredentials } from "../db/credentials.ts";
import { commitSlice, finishRun, type Lease, planRun, type RunResult } from "../db/sync.ts";
import type { Deployment, Incident, Quarantined, Stream } from "../domain/events.ts";
import {
  firstSliceSeconds,
  nextSliceSeconds,
  type PlannedWindow,
  planSync,
  SLICE_EVENTS,
  type SyncPlan,
} from "../domain/sync-plan.ts";
import { type TimeRange, uncovered } from "../domain/time-range.ts";
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
  const plan = leaveOutRead(planSync(held), held);
  await planRun(options.db, held, plan);
  const widths: Record<Stream, number> = {
    deployments: firstSliceSeconds(held.recentEvents.deployments),
    incidents: firstSliceSeconds(held.recentEvents.incidents),
  };
  const early = { deployments: new Set<string>(), incidents: new Set<string>() };
  progress.recentLeft = plan.windows.filter((window) => window.recent).length;
  for (const window of plan.windows) {
    const done = await readWindow(window, { held, options, client, progress, widths, early });
    if (!done) {
      progress.unfinished = true;
      return;
    }
    if (window.recent) progress.recentLeft -= 1;
  }
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

type Context = {
  held: Lease;
  options: RunOptions;
  client: DatadogClient;
  progress: Progress;
  widths: Record<Stream, number>;
  /** Ids that a newer slice of this run listed although they start at its lower edge or before. */
  early: Record<Stream, Set<string>>;
};

/** Reads a window slice by slice, newest first; false when the run's budget ended before it. */
async function readWindow(window: PlannedWindow, context: Context): Promise<boolean> {
  const now = context.options.now ?? Date.now;
  let to = window.to;
  while (to > window.from) {
    if (context.progress.slices >= MOST_SLICES || now() >= context.options.deadlineAt) return false;
    const slice = { from: Math.max(window.from, to - context.widths[window.stream]), to };
    const events = await readAndCommit(window.stream, slice, context);
    const seconds = slice.to - slice.from;
    // A slice that the window cut short says little about density, unless it was full all the same.
    if (seconds >= context.widths[window.stream] || events >= SLICE_EVENTS) {
      context.widths[window.stream] = nextSliceSeconds({ seconds, events });
    }
    to = slice.from;
  }
  return true;
}

async function readAndCommit(stream: Stream, slice: TimeRange, context: Context): Promise<number> {
  const { client, held, options, progress, early } = context;
  let events = 0;
  let callsBefore = client.transport.calls;
  for await (const range of readSlice(client, stream, slice)) {
    const page = parsePage(stream, range.raws);
    const listed = page.events.filter((event) => touches(event, range));
    // A newer slice, read before, brought what lies on a common edge already.
    const fresh = listed.filter((event) => !early[stream].has(event.externalId));
    const strangers = page.events.filter((event) => !touches(event, range));
    await commitSlice(options.db, held, {
      stream,
      from: range.from,
      to: range.to,
      events: fresh,
      quarantined: [...page.quarantined, ...strangers.map(toQuarantined)],
      alsoPresent: [...early[stream]],
      gap: range.gap,
      apiCalls: client.transport.calls - callsBefore,
    });
    for (const event of listed) if (startsBy(event, range.from)) early[stream].add(event.externalId);
    callsBefore = client.transport.calls;
    events += fresh.length;
    progress.slices += 1;
    if (range.gap !== null) progress.gaps += 1;
  }
  return events;
}

/** Stored, it would belong to a range that does not list it, and be taken for deleted there. */
function toQuarantined(event: Deployment | Incident): Quarantined {
  return {
    eventKey: event.externalId,
    externalId: event.externalId,
    reason: "started_at is outside the range that Datadog listed it in",
    raw: JSON.stringify(event),
  };
}

/** Whether any part of the event, from its start to its end, lies in the range with both its edges. */
function touches(event: Deployment | Incident, range: TimeRange): boolean {
  const startedAt = Date.parse(event.startedAt);
  const finishedAt = event.finishedAt === null ? startedAt : Date.parse(event.finishedAt);
  return finishedAt >= range.from * 1000 && startedAt <= range.to * 1000;
}

function startsBy(event: Deployment | Incident, second: number): boolean {
  return Date.parse(event.startedAt) <= second * 1000;
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
