import { z } from "zod";
import { classifyCommit, signalsOf } from "../domain/origin/origin.ts";
import { RULES_VERSION } from "../domain/origin/rules-version.ts";
import { STAGES } from "../domain/report/report.ts";
import {
  type Commit,
  type Deployment,
  type Incident,
  type Quarantined,
  STREAMS,
  type Stream,
} from "../domain/sync/events.ts";
import type { GapReason } from "../domain/sync/reasons.ts";
import { fromEpochSeconds, type TimeRange, toEpochSeconds, toTimeRange } from "../domain/sync/time-range.ts";
import { AppError } from "../errors.ts";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db } from "./call.ts";
import { type Held, startWork, type Trigger } from "./work.ts";

const range = z.object({ from: z.string(), to: z.string() }).transform(toTimeRange);

const streamState = z.object({
  covered: z.array(range),
  /** Read by the runs before this one that began on the same plan and did not come to its end. */
  readThisRound: z.array(range),
  /** Live events of the last 35 days. */
  recentEvents: z.number(),
});

const detail = z.object({
  runId: z.uuid(),
  mode: z.enum(["first", "nightly", "deep", "replay"]),
  provider: z.string(),
  /** Null for a source that is in one place. */
  site: z.string().nullable(),
  historyFrom: z.string().transform(toEpochSeconds),
  lookbackDays: z.number(),
  lastDeepAt: z.string().transform(toEpochSeconds).nullable(),
  /** Whether the organisation keeps raw payloads. */
  keepRaw: z.boolean(),
  /** Events that wait in quarantine for a parser that can read them. */
  quarantined: z.number(),
  /** Those that the connection's source brings. */
  streams: z.partialRecord(z.enum(STREAMS), streamState),
});

/** The right to read or to replay one connection, with everything its plan needs. */
export type Lease = Held & z.infer<typeof detail> & { connectionId: string };

/** What held work says to a run over an event source. */
export function leaseOf(held: Held): Lease {
  const read = detail.safeParse(held.detail);
  if (read.success) return { ...held, ...read.data, connectionId: held.subjectId };
  throw new AppError("internal", {
    message: `the lease of ${held.kind} has an unexpected shape at ${read.error.issues[0]?.path.join(".")}`,
  });
}

/** Opens a run of one connection at once; `sync_running` when one is under way, `rate_limited` when Datadog said wait. */
export async function startRun(
  db: Db,
  request: {
    organizationId: string;
    connectionId: string;
    trigger: Trigger;
    mode: "nightly" | "deep" | "replay" | null;
  },
): Promise<Lease> {
  const { organizationId, connectionId: subjectId, trigger, mode } = request;
  const kind = mode === "replay" ? "replay" : "read";
  return leaseOf(await startWork(db, { organizationId, kind, subjectId, trigger, wish: { mode } }));
}

export function planRun(
  db: Db,
  held: Lease,
  plan: { window: TimeRange; plannedSeconds: number },
): Promise<unknown> {
  const p_run = {
    organizationId: held.organizationId,
    runId: held.runId,
    from: fromEpochSeconds(plan.window.from),
    to: fromEpochSeconds(plan.window.to),
    plannedSeconds: plan.plannedSeconds,
  };
  return call(db, { name: "plan_run", args: { p_run }, returns: z.unknown(), idempotent: true });
}

export type Slice = TimeRange & {
  stream: Stream;
  /** 0: the range as a whole. Above: one of several commits inside it, or events read by their ids; covers nothing. */
  part: number;
  events: StoredEvent[];
  quarantined: Quarantined[];
  /** Quarantine keys of events that were read after all, where the key is not the event's id. */
  released: string[];
  /** Ids that Datadog, asked for each of them, no longer has. */
  gone: string[];
  /** Values of these events that no reading could use. */
  leftOut: number;
  /** Ids of the range that another slice of this run has brought: not missing, though not among `events`. */
  alsoPresent: string[];
  /** Why the range could not be read completely; null when it was. */
  gap: GapReason | null;
  apiCalls: number;
};

export type StoredEvent = (Deployment | Incident) & {
  payloadHash: string;
  raw: string;
  /** In lower case, services of which the same answer told the same id. */
  otherServices?: string[];
};

/**
 * Stores a slice in one transaction; repeating it is harmless. `lease_lost` when another run took over,
 * `too_much` when the database ran out of time, `unstorable` when it refuses a value of it.
 */
export function commitSlice(db: Db, held: Lease, slice: Slice): Promise<unknown> {
  const { organizationId, connectionId, runId, leaseToken } = held;
  const p_slice = {
    organizationId,
    connectionId,
    runId,
    leaseToken,
    ...slice,
    from: fromEpochSeconds(slice.from),
    to: fromEpochSeconds(slice.to),
    events: slice.events.map(({ raw, ...event }) => eventRow(held.keepRaw ? { ...event, raw } : event)),
    quarantined: slice.quarantined.map(rowOf),
    rulesVersion: RULES_VERSION,
  };
  return call(db, { name: "commit_slice", args: { p_slice }, returns: z.unknown(), idempotent: true });
}

/** Columns whose names are not those of the domain. */
const COLUMNS: Record<string, string> = {
  timeToPrReadySeconds: "time_to_pr_ready",
  reviewSeconds: "review_time",
  mergeSeconds: "merge_time",
  timeToDeploySeconds: "time_to_deploy",
  deploySeconds: "deploy_time",
};

/** What the source sent, and of each commit what its words say by the rules of today. */
function eventRow(event: (Deployment | Incident) & { raw?: string }): Record<string, Json> {
  if (!("commits" in event)) return rowOf(event);
  const { commits, averages, ...rest } = event;
  return rowOf({ ...rest, averages: averagesOf(averages), commits: commits.map(withVerdict) });
}

/** In the order of `private.stages()`; null when there are none. */
function averagesOf(averages: Deployment["averages"]): (number | null)[] | null {
  return Object.keys(averages).length === 0 ? null : STAGES.map((stage) => averages[stage] ?? null);
}

function withVerdict(commit: Commit) {
  return { ...commit, ...classifyCommit(signalsOf(commit)) };
}

/** An event or commit as a row: each field by its column's name, commits with their place in the list. */
function rowOf(fields: Record<string, unknown>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      COLUMNS[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      jsonOf(value),
    ]),
  );
}

function jsonOf(value: unknown): Json {
  if (!Array.isArray(value)) return value as Json;
  return value.map((item, position) =>
    typeof item === "object" && item !== null ? { ...rowOf(item), position } : item,
  );
}
