import { randomUUID } from "node:crypto";
import type { Origin, Stage } from "#lib/domain/report/report.ts";

/** Events as plain data: what a test states, what the database is given, and what the oracle reads. */
export type CommitEvent = {
  sha: string;
  committedAt: string | null;
  leadSeconds: number | null;
  stages: Partial<Record<Stage, number | null>>;
  /** The effective ones: the same wherever this sha is listed in one repository. */
  origin: Origin;
  tool: string | null;
  /** Whether GitHub's word decided that. */
  byGitHub?: boolean;
  message?: string | null;
};

/** What a manager said of a deployment; the repairing one is of the same connection and began no earlier. */
export type Correction = { verdict: "failed" | "fine" | "left_out"; repairedBy: string | null };

/** As Datadog tells it, and beside it what was corrected by hand. */
export type DeploymentEvent = {
  connectionId: string;
  externalId: string;
  service: string | null;
  env: string | null;
  team: string | null;
  repository: string | null;
  commitSha: string | null;
  version?: string | null;
  /** Services that the answer told of the same id as well. */
  otherServices?: string[] | null;
  /** `key:value`. */
  tags: string[];
  startedAt: string;
  finishedAt: string | null;
  changeFailure: boolean | null;
  recoverySeconds: number | null;
  remediationId: string | null;
  remediationType: string | null;
  deploymentType: string | null;
  /** Seconds of each stage on average over its commits (`averaged_metrics`). */
  averages: Partial<Record<Stage, number | null>>;
  correction: Correction | null;
  deleted: boolean;
  commits: CommitEvent[];
};

export type IncidentEvent = {
  connectionId: string;
  externalId: string;
  services: string[];
  envs: string[];
  teams: string[];
  name?: string | null;
  repository: string | null;
  commitSha: string | null;
  tags: string[];
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
    commitSha: null,
    tags: [],
    finishedAt: null,
    changeFailure: false,
    recoverySeconds: null,
    remediationId: null,
    remediationType: null,
    deploymentType: "standard",
    averages: {},
    correction: null,
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
    repository: null,
    commitSha: null,
    tags: [],
    finishedAt: null,
    restoreSeconds: null,
    deleted: false,
    ...event,
  };
}
