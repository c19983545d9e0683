import type { Correction, DeploymentEvent } from "./events.ts";
import type { OracleInput } from "./oracle-input.ts";

/**
 * A live deployment as the figures see it: with what was corrected by hand, and with the repository that its service
 * is mapped to. `changeFailure`, `recoverySeconds` and `remediationType` stay Datadog's own.
 */
export type Deployment = DeploymentEvent & {
  at: number;
  verdict: boolean | null;
  recovery: number | null;
  remediation: string | null;
  rework: boolean;
};

const isLeftOut = (event: DeploymentEvent) => event.correction?.verdict === "left_out";

export const isSameName = (a: string | null, b: string | null) =>
  a === b || (a !== null && b !== null && a.toLowerCase() === b.toLowerCase());

/** Everything that counts at all, over all time: what is neither deleted nor left out by hand. */
export function liveDeployments(input: OracleInput): Deployment[] {
  const live = input.deployments.filter((event) => !event.deleted && !isLeftOut(event));
  return live.map((event) => ({
    ...event,
    at: Date.parse(event.startedAt),
    repository: repositoryOf(event, input),
    verdict: verdictOf(event),
    ...repairOf(event, input),
    rework: isRework(event, live),
  }));
}

export function repositoryOf(event: DeploymentEvent, { mapped }: OracleInput): string | null {
  if (event.repository !== null) return event.repository;
  const mapping = mapped.find(({ service }) => event.service !== null && isSameName(service, event.service));
  return mapping?.repository ?? null;
}

function verdictOf({ correction, changeFailure }: DeploymentEvent): boolean | null {
  if (correction?.verdict === "failed") return true;
  if (correction?.verdict === "fine") return false;
  return changeFailure;
}

/** How a deployment was recovered from: as the correction says, else as Datadog says of one that it has as failed. */
function repairOf(event: DeploymentEvent, input: OracleInput) {
  const { correction, changeFailure, recoverySeconds, remediationType } = event;
  const datadogs = { recovery: recoverySeconds, remediation: remediationType };
  const none = { recovery: null, remediation: null };
  if (correction === null) return datadogs;
  if (correction.verdict !== "failed") return none;
  if (correction.repairedBy === null) return changeFailure === true ? datadogs : none;
  const repair = findRepair(event, correction, input);
  return {
    recovery: (Date.parse(repair.startedAt) - Date.parse(event.startedAt)) / 1000,
    remediation: repair.deploymentType === "rollback" ? "rollback" : "rollforward",
  };
}

function findRepair({ connectionId }: DeploymentEvent, { repairedBy }: Correction, input: OracleInput) {
  const repair = input.deployments.find(
    (other) => other.connectionId === connectionId && other.externalId === repairedBy,
  );
  if (repair === undefined) throw new Error(`no deployment ${repairedBy}`);
  return repair;
}

/** Whether a deployment repairs another: by its own type, or named by a live one of its connection that failed. */
function isRework(event: DeploymentEvent, live: DeploymentEvent[]): boolean {
  if (event.deploymentType === "rollback" || event.deploymentType === "rollforward") return true;
  return live.some((failed) => failed.connectionId === event.connectionId && names(failed, event.externalId));
}

function names(failed: DeploymentEvent, externalId: string): boolean {
  if (verdictOf(failed) !== true) return false;
  const byDatadog = failed.changeFailure === true && failed.remediationId === externalId;
  return byDatadog || failed.correction?.repairedBy === externalId;
}
