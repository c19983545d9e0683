import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Origin, Stage } from "#lib/domain/report/report.ts";
import { insertRows } from "./stack-client.ts";

/** Events as plain data: what a test states, what the database is given, and what the oracle reads. */
export type CommitEvent = {
  sha: string;
  committedAt: string | null;
  leadSeconds: number | null;
  stages: Partial<Record<Stage, number | null>>;
  origin: Origin;
  tool: string | null;
};

export type DeploymentEvent = {
  connectionId: string;
  externalId: string;
  service: string | null;
  env: string | null;
  team: string | null;
  repository: string | null;
  startedAt: string;
  finishedAt: string | null;
  changeFailure: boolean | null;
  recoverySeconds: number | null;
  remediationId: string | null;
  remediationType: string | null;
  deploymentType: string | null;
  deleted: boolean;
  commits: CommitEvent[];
};

export type IncidentEvent = {
  connectionId: string;
  externalId: string;
  services: string[];
  envs: string[];
  teams: string[];
  startedAt: string;
  finishedAt: string | null;
  restoreSeconds: number | null;
  deleted: boolean;
};

export type Events = { deployments: DeploymentEvent[]; incidents: IncidentEvent[] };

/** A judged, successful production deployment without commits, unless said otherwise. */
export function newDeployment(
  event: Partial<DeploymentEvent> & { connectionId: string; startedAt: string },
): DeploymentEvent {
  return {
    externalId: randomUUID(),
    service: "checkout",
    env: "production",
    team: "core",
    repository: "github.com/acme/shop",
    finishedAt: null,
    changeFailure: false,
    recoverySeconds: null,
    remediationId: null,
    remediationType: null,
    deploymentType: "standard",
    deleted: false,
    commits: [],
    ...event,
  };
}

/** A commit of unknown time by a human, unless said otherwise. */
export function newCommit(commit: Partial<CommitEvent> = {}): CommitEvent {
  return {
    sha: randomUUID().replaceAll("-", ""),
    committedAt: null,
    leadSeconds: null,
    stages: {},
    origin: "human",
    tool: null,
    ...commit,
  };
}

/** An open incident that names nothing, unless said otherwise. */
export function newIncident(
  event: Partial<IncidentEvent> & { connectionId: string; startedAt: string },
): IncidentEvent {
  return {
    externalId: randomUUID(),
    services: [],
    envs: [],
    teams: [],
    finishedAt: null,
    restoreSeconds: null,
    deleted: false,
    ...event,
  };
}

/** Writes events as the sync would have left them. */
export async function storeEvents(
  secret: SupabaseClient,
  organizationId: string,
  { deployments, incidents }: Partial<Events>,
): Promise<void> {
  await insertRows(
    secret,
    "deployments",
    (deployments ?? []).map((event) => deploymentRow(organizationId, event)),
  );
  const commits = (deployments ?? []).flatMap((event) => commitRows(organizationId, event));
  await insertRows(secret, "deployment_commits", commits);
  await insertRows(
    secret,
    "incidents",
    (incidents ?? []).map((event) => incidentRow(organizationId, event)),
  );
}

function deploymentRow(organizationId: string, event: DeploymentEvent) {
  return {
    organization_id: organizationId,
    connection_id: event.connectionId,
    external_id: event.externalId,
    service: event.service,
    env: event.env,
    team: event.team,
    repository: event.repository,
    started_at: event.startedAt,
    finished_at: event.finishedAt,
    change_failure: event.changeFailure,
    recovery_seconds: event.recoverySeconds,
    remediation_id: event.remediationId,
    remediation_type: event.remediationType,
    deployment_type: event.deploymentType,
    deleted_at: event.deleted ? event.startedAt : null,
    payload_hash: "-",
  };
}

function commitRows(organizationId: string, event: DeploymentEvent) {
  return event.commits.map((commit, position) => ({
    organization_id: organizationId,
    connection_id: event.connectionId,
    external_id: event.externalId,
    sha: commit.sha,
    position,
    committed_at: commit.committedAt,
    lead_seconds: commit.leadSeconds,
    time_to_pr_ready: commit.stages.time_to_pr_ready ?? null,
    review_time: commit.stages.review_time ?? null,
    merge_time: commit.stages.merge_time ?? null,
    time_to_deploy: commit.stages.time_to_deploy ?? null,
    deploy_time: commit.stages.deploy_time ?? null,
    origin: commit.origin,
    tool: commit.tool,
    rule: "test",
  }));
}

function incidentRow(organizationId: string, event: IncidentEvent) {
  return {
    organization_id: organizationId,
    connection_id: event.connectionId,
    external_id: event.externalId,
    services: event.services,
    envs: event.envs,
    teams: event.teams,
    started_at: event.startedAt,
    finished_at: event.finishedAt,
    restore_seconds: event.restoreSeconds,
    deleted_at: event.deleted ? event.startedAt : null,
    payload_hash: "-",
  };
}
