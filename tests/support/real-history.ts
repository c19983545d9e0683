import { existsSync } from "node:fs";
import { join } from "node:path";
import { classifyCommit } from "#lib/domain/origin/origin.ts";
import { loadEvents } from "#scripts/simulator/load.ts";
import type { DeploymentEvent } from "./events.ts";

/** 2,277 deployments of real public repositories, in Datadog's shape. Stands beside the project, never in it. */
export const REAL_HISTORY = join(import.meta.dirname, "../../../shared/data/real-history.json.gz");

export const hasRealHistory = existsSync(REAL_HISTORY);
export const NO_REAL_HISTORY = "real-history.json.gz is not beside this checkout (../shared/data)";

type WireCommit = {
  sha: string;
  timestamp: string;
  change_lead_time: number;
  time_to_deploy: number;
  message: string;
  author: { email: string; name: string; is_bot: boolean };
};
type WireAttributes = {
  service: string;
  env: string;
  team: string;
  started_at: string;
  finished_at: string;
  change_failure: boolean | null;
  recovery_time_sec?: number;
  remediation?: { id: string; type: string };
  deployment_type: string;
  git: { repository_id: string };
  commits: WireCommit[];
};

/** The file's deployments for the oracle, read straight from its JSON and not through our parser. */
export function realDeployments(connectionId: string, shiftLastTo: Date): DeploymentEvent[] {
  return loadEvents(REAL_HISTORY, { shiftLastTo }).deployments.map(({ id, attributes }) => {
    const wire = attributes as WireAttributes;
    return {
      connectionId,
      externalId: String(id),
      service: wire.service,
      env: wire.env,
      team: wire.team,
      repository: wire.git.repository_id,
      startedAt: wire.started_at,
      finishedAt: wire.finished_at,
      changeFailure: wire.change_failure,
      recoverySeconds: wire.recovery_time_sec ?? null,
      remediationId: wire.remediation?.id ?? null,
      remediationType: wire.remediation?.type ?? null,
      deploymentType: wire.deployment_type,
      deleted: false,
      commits: [...new Map(wire.commits.map((commit) => [commit.sha, toCommit(commit)])).values()],
    };
  });
}

function toCommit(wire: WireCommit): DeploymentEvent["commits"][number] {
  const { origin, tool } = classifyCommit({
    message: wire.message,
    authorName: wire.author.name,
    authorEmail: wire.author.email,
    isBot: wire.author.is_bot,
  });
  return {
    sha: wire.sha,
    committedAt: wire.timestamp,
    leadSeconds: wire.change_lead_time,
    stages: { time_to_deploy: wire.time_to_deploy },
    origin,
    tool,
  };
}
