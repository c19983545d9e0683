import { z } from "zod";
import type { Commit, Deployment, Incident, Quarantined, Stream } from "../domain/sync/events.ts";
import { fromEpochSeconds, type TimeRange, toEpochSeconds } from "../domain/sync/time-range.ts";
import { AppError } from "../errors.ts";
import { call, type Db } from "./call.ts";

const range = z
  .object({ from: z.string(), to: z.string() })
  .transform((value): TimeRange => ({ from: toEpochSeconds(value.from), to: toEpochSeconds(value.to) }));

/** The closed list of sites, as the database checks it too. */
export const site = z.enum([
  "datadoghq.com",
  "us3.datadoghq.com",
  "us5.datadoghq.com",
  "datadoghq.eu",
  "ap1.datadoghq.com",
  "ap2.datadoghq.com",
  "uk1.datadoghq.com",
]);

const lease = z.object({
  organizationId: z.uuid(),
  connectionId: z.uuid(),
  runId: z.uuid(),
  leaseToken: z.uuid(),
  mode: z.enum(["first", "nightly", "deep", "replay"]),
  site,
  now: z.string().transform(toEpochSeconds),
  historyFrom: z.string().transform(toEpochSeconds),
  lookbackDays: z.number(),
  lastDeepAt: z.string().transform(toEpochSeconds).nullable(),
  /** Whether the organisation keeps raw payloads. */
  keepRaw: z.boolean(),
  /** Events that wait in quarantine for a parser that can read them. */
  quarantined: z.number(),
  covered: z.object({ deployments: z.array(range), incidents: z.array(range) }),
  /** Read by the runs before this one that began on the same plan and did not come to its end. */
  readThisRound: z.object({ deployments: z.array(range), incidents: z.array(range) }),
  recentEvents: z.object({ deployments: z.number(), incidents: z.number() }),
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
    returns: runAnswer,
  });
  return openedRun(answer);
}

/** What a function that opens a run answers: the lease, or how long Datadog said to wait. */
export const runAnswer = z.union([lease, z.object({ retryAfterSeconds: z.number() })]);

/** The run that was opened; `rate_limited` when it was not. */
export function openedRun(answer: z.infer<typeof runAnswer>): Lease {
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
    events: slice.events.map((event) => ({
      ...("commits" in event ? deploymentRow(event) : incidentRow(event)),
      ...(held.keepRaw && { raw: event.raw }),
    })),
    quarantined: slice.quarantined.map((item) => ({
      event_key: item.eventKey,
      external_id: item.externalId,
      reason: item.reason,
      raw: item.raw,
      retry: item.retry,
    })),
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

function deploymentRow(event: Deployment & Pick<StoredEvent, "payloadHash">) {
  return {
    external_id: event.externalId,
    service: event.service,
    env: event.env,
    team: event.team,
    repository: event.repository,
    version: event.version,
    commit_sha: event.commitSha,
    started_at: event.startedAt,
    finished_at: event.finishedAt,
    registered_at: event.registeredAt,
    change_failure: event.changeFailure,
    recovery_seconds: event.recoverySeconds,
    remediation_id: event.remediationId,
    remediation_type: event.remediationType,
    deployment_type: event.deploymentType,
    source: event.source,
    payload_hash: event.payloadHash,
    commits: event.commits.map(commitRow),
  };
}

function commitRow(commit: Commit, position: number) {
  return {
    sha: commit.sha,
    position,
    committed_at: commit.committedAt,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    message: commit.message,
    url: commit.url,
    lead_seconds: commit.leadSeconds,
    time_to_pr_ready: commit.timeToPrReadySeconds,
    review_time: commit.reviewSeconds,
    merge_time: commit.mergeSeconds,
    time_to_deploy: commit.timeToDeploySeconds,
    deploy_time: commit.deploySeconds,
    origin: commit.origin,
    tool: commit.tool,
    authorship: commit.authorship,
    rule: commit.rule,
  };
}

function incidentRow(event: Incident & Pick<StoredEvent, "payloadHash">) {
  return {
    external_id: event.externalId,
    services: event.services,
    envs: event.envs,
    teams: event.teams,
    name: event.name,
    severity: event.severity,
    version: event.version,
    source: event.source,
    started_at: event.startedAt,
    finished_at: event.finishedAt,
    registered_at: event.registeredAt,
    restore_seconds: event.restoreSeconds,
    payload_hash: event.payloadHash,
  };
}
