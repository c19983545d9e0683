import { z } from "zod";
import {
  type Deployment,
  type Incident,
  type Quarantined,
  STREAMS,
  type Stream,
} from "../domain/sync/events.ts";
import { fromEpochSeconds, type TimeRange, toEpochSeconds } from "../domain/sync/time-range.ts";
import { AppError } from "../errors.ts";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db } from "./call.ts";

const range = z
  .object({ from: z.string(), to: z.string() })
  .transform((value): TimeRange => ({ from: toEpochSeconds(value.from), to: toEpochSeconds(value.to) }));

const streamState = z.object({
  covered: z.array(range),
  /** Read by the runs before this one that began on the same plan and did not come to its end. */
  readThisRound: z.array(range),
  /** Events stored of the last 35 days. */
  recentEvents: z.number(),
});

const lease = z.object({
  organizationId: z.uuid(),
  connectionId: z.uuid(),
  runId: z.uuid(),
  leaseToken: z.uuid(),
  mode: z.enum(["first", "nightly", "deep", "replay"]),
  provider: z.string(),
  /** Null for a source that is in one place. */
  site: z.string().nullable(),
  now: z.string().transform(toEpochSeconds),
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

/** The right to run one connection's sync, with everything its plan needs. */
export type Lease = z.infer<typeof lease>;

export type Trigger = "connect" | "cron" | "manual" | "worker";

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
  const answer = await call(db, {
    name: "start_run",
    args: {
      p_organization_id: request.organizationId,
      p_connection_id: request.connectionId,
      p_trigger: request.trigger,
      p_mode: request.mode,
    },
    returns: z.union([lease, z.object({ retryAfterSeconds: z.number() })]),
  });
  if ("runId" in answer) return answer;
  throw new AppError("rate_limited", {
    publicMessage: `Datadog's rate limit is reached; a sync can start in ${answer.retryAfterSeconds} s.`,
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}

/** Opens runs for up to `limit` due connections; several callers at once share them without overlap. */
export function claimDueConnections(db: Db, limit: number, trigger: Trigger): Promise<Lease[]> {
  return call(db, {
    name: "claim_due_connections",
    args: { p_limit: limit, p_trigger: trigger },
    returns: z.array(lease),
  });
}

/** Connections that are due now and not leased. */
export function countDueConnections(db: Db): Promise<number> {
  return call(db, { name: "count_due_connections", args: {}, returns: z.number(), idempotent: true });
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
  gap: string | null;
  apiCalls: number;
};

export type StoredEvent = (Deployment | Incident) & { payloadHash: string; raw: string };

/**
 * Stores a slice in one transaction; repeating it is harmless. `lease_lost` when another run took over,
 * `too_much` when the database ran out of time, `unstorable` when it refuses a value of it.
 */
export function commitSlice(db: Db, held: Lease, slice: Slice): Promise<unknown> {
  const p_slice = {
    organizationId: held.organizationId,
    connectionId: held.connectionId,
    runId: held.runId,
    leaseToken: held.leaseToken,
    stream: slice.stream,
    from: fromEpochSeconds(slice.from),
    to: fromEpochSeconds(slice.to),
    part: slice.part,
    gap: slice.gap,
    alsoPresent: slice.alsoPresent,
    released: slice.released,
    gone: slice.gone,
    leftOut: slice.leftOut,
    apiCalls: slice.apiCalls,
    events: slice.events.map(({ raw, ...event }) => rowOf(held.keepRaw ? { ...event, raw } : event)),
    quarantined: slice.quarantined.map(rowOf),
  };
  return call(db, { name: "commit_slice", args: { p_slice }, returns: z.unknown(), idempotent: true });
}

export type RunResult = {
  status: "succeeded" | "partial" | "failed" | "cancelled";
  error: { code: string; message: string } | null;
  apiCalls: number;
  /** Both streams' recent days were read. */
  recentRead: boolean;
  /** Slices are left: due again at once. */
  continue: boolean;
  needsAttention: boolean;
  /** The fault is on our side and says nothing about the connection. */
  ours: boolean;
  /** Seconds for which Datadog wants no call; by the database's clock from now. */
  waitSeconds: number | null;
};

const ended = z.object({ kept: z.boolean(), notify: z.boolean() });

/** Closes a run and frees its lease. `kept` is false when the lease was lost; `notify` is true once per trouble. */
export function finishRun(db: Db, held: Lease, result: RunResult): Promise<z.infer<typeof ended>> {
  const p_run = {
    organizationId: held.organizationId,
    connectionId: held.connectionId,
    runId: held.runId,
    leaseToken: held.leaseToken,
    mode: held.mode,
    ...result,
  };
  return call(db, { name: "finish_run", args: { p_run }, returns: ended, idempotent: true });
}

const attention = z.object({
  organization: z.string(),
  slug: z.string(),
  connection: z.string(),
  reason: z.string().nullable(),
  addresses: z.array(z.string()),
});

/** What to tell about a connection that needs attention, and whom; null when the connection is gone. */
export function readAttention(
  db: Db,
  { organizationId, connectionId }: Pick<Lease, "organizationId" | "connectionId">,
): Promise<z.infer<typeof attention> | null> {
  return call(db, {
    name: "read_attention",
    args: { p_organization_id: organizationId, p_connection_id: connectionId },
    returns: attention.nullable(),
    idempotent: true,
  });
}

/** Columns whose names are not those of the domain. */
const COLUMNS: Record<string, string> = {
  timeToPrReadySeconds: "time_to_pr_ready",
  reviewSeconds: "review_time",
  mergeSeconds: "merge_time",
  timeToDeploySeconds: "time_to_deploy",
  deploySeconds: "deploy_time",
};

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
  return value.map((item, position) => (typeof item === "object" ? { ...rowOf(item), position } : item));
}
