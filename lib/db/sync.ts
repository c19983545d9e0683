import { z } from "zod";
import type { Commit, Deployment, Incident, Quarantined, Stream } from "../domain/sync/events.ts";
import { fromEpochSeconds, type TimeRange, toEpochSeconds } from "../domain/sync/time-range.ts";
import { AppError } from "../errors.ts";
import { call, type Db } from "./call.ts";
import { type Held, startWork, type Trigger } from "./work.ts";

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

const stream = z.object({
  covered: z.array(range),
  /** Read by the runs before this one that began on the same plan and did not come to its end. */
  readThisRound: z.array(range),
  /** Live events of the last 35 days. */
  recentEvents: z.number(),
});

const detail = z.object({
  runId: z.uuid(),
  mode: z.enum(["first", "nightly", "deep", "replay"]),
  site,
  historyFrom: z.string().transform(toEpochSeconds),
  lookbackDays: z.number(),
  lastDeepAt: z.string().transform(toEpochSeconds).nullable(),
  /** Whether the organisation keeps raw payloads. */
  keepRaw: z.boolean(),
  /** Events that wait in quarantine for a parser that can read them. */
  quarantined: z.number(),
  streams: z.object({ deployments: stream, incidents: stream }),
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
