import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { classifyCommit } from "#lib/domain/origin/origin.ts";
import { loadEvents } from "#scripts/simulator/load.ts";
import { type DeploymentEvent, newDeployment } from "./events.ts";
import { makeHistory } from "./made-history.ts";

/** 2,277 deployments of real public repositories, in Datadog's shape. Stands beside the project, never in it. */
const REAL = join(import.meta.dirname, "../../../shared/data/real-history.json.gz");

export type History = { name: string; path: () => string };

/** What a whole history is shown with: one that is made, on every machine, and the real one where it is. */
export const HISTORIES: History[] = [
  { name: "a made history", path: madePath },
  ...(existsSync(REAL) ? [{ name: "the real history", path: () => REAL }] : []),
];

let folder: string | null = null;

/** The simulator reads files, and is another process in the browser tests. */
function madePath(): string {
  if (folder === null) {
    folder = mkdtempSync(join(tmpdir(), "plumbline-history-"));
    const made = folder;
    process.once("exit", () => rmSync(made, { recursive: true }));
    writeFileSync(join(folder, "made.json.gz"), gzipSync(JSON.stringify(makeHistory()), { level: 1 }));
  }
  return join(folder, "made.json.gz");
}

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
export function deploymentsOf({ path }: History, connectionId: string, shiftLastTo: Date): DeploymentEvent[] {
  return loadEvents(path(), { shiftLastTo }).deployments.map(({ id, attributes }) => {
    const wire = attributes as WireAttributes;
    return newDeployment({
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
      commits: [...new Map(wire.commits.map((commit) => [commit.sha, toCommit(commit)])).values()],
    });
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
