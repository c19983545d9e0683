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
  events: Partial<Events>,
): Promise<void> {
  const { deployments = [], incidents = [] } = events;
  await insertRows(
    secret,
    "deployments",
    deployments.map(({ commits: _, ...event }) => eventRow(organizationId, event)),
  );
  await insertRows(
    secret,
    "deployment_commits",
    deployments.flatMap((event) => commitRows(organizationId, event)),
  );
  await insertRows(
    secret,
    "incidents",
    incidents.map((event) => eventRow(organizationId, event)),
  );
}

const NO_STAGES: Record<Stage, null> = {
  time_to_pr_ready: null,
  review_time: null,
  merge_time: null,
  time_to_deploy: null,
  deploy_time: null,
};

/** The fields of an event under the names of their columns. */
function columnsOf(organizationId: string, fields: object): Record<string, unknown> {
  const columns = Object.entries(fields).map(([name, value]) => [
    name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
    value,
  ]);
  return { organization_id: organizationId, ...Object.fromEntries(columns) };
}

const eventRow = (
  organizationId: string,
  { deleted, ...event }: IncidentEvent | Omit<DeploymentEvent, "commits">,
) => ({
  ...columnsOf(organizationId, event),
  deleted_at: deleted ? event.startedAt : null,
  payload_hash: "-",
});

const commitRows = (organizationId: string, { connectionId, externalId, commits }: DeploymentEvent) =>
  commits.map(({ stages, ...commit }, position) => ({
    ...columnsOf(organizationId, { connectionId, externalId, position, ...commit }),
    ...NO_STAGES,
    ...stages,
    rule: { code: "no_sign", numbers: {} },
  }));
