import type { Band, Figures, Stage } from "#lib/domain/report/report.ts";
import type { DeploymentEvent, IncidentEvent } from "./events.ts";
import { bucketOf, compareText, median, percentiles, rate, wilson } from "./oracle-math.ts";
import {
  computeCoverage,
  type OracleOrganization,
  type Scope,
  selectDeployments,
  selectIncidents,
} from "./oracle-population.ts";

/** A commit where it is counted: at one deployment, with one lead time. */
export type CountedCommit = {
  deployment: DeploymentEvent;
  commit: DeploymentEvent["commits"][number];
  leadSeconds: number;
};

const STAGES: Stage[] = ["time_to_pr_ready", "review_time", "merge_time", "time_to_deploy", "deploy_time"];

export function computeFigures(scope: Scope): Figures {
  const { organization } = scope.input;
  const deployments = selectDeployments(scope);
  const { coveredDays } = computeCoverage(scope);
  const bandOf = (ladder: Ladder, value: number | null) =>
    organization.bands === "off" || coveredDays < 14 || value === null ? null : climb(ladder, value);
  const frequency = rate(deployments.length, coveredDays);
  const { counted, excluded } = countCommits(deployments);
  const leads = percentiles(counted.map((row) => row.leadSeconds));
  const recoveries = recoveriesOf(deployments);
  return {
    deployment_frequency: {
      value: frequency,
      deployments: deployments.length,
      activeDays: countDays(deployments, organization.timeZone),
      band: bandOf(FREQUENCY, frequency),
    },
    lead_time: { ...leads, excluded, band: bandOf(LEAD_TIME, leads.p50) },
    lead_time_stages: computeStages(counted),
    change_failure_rate: computeFailureRate(deployments, organization),
    recovery_time: {
      ...percentiles(recoveries),
      unrecovered: failedOf(deployments).length - recoveries.length,
      band: bandOf(RECOVERY, median(recoveries)),
    },
    time_to_restore: computeRestore(scope),
    rework_rate: computeRework(scope, deployments),
    rollback_rate: computeRollbacks(deployments),
  };
}

/** Lead times: a commit counts once per service, at its earliest deployment with a usable time. */
export function countCommits(deployments: DeploymentEvent[]) {
  const inOrder = deployments.toSorted(
    (a, b) =>
      Date.parse(a.startedAt) - Date.parse(b.startedAt) ||
      compareText(a.externalId, b.externalId) ||
      compareText(a.connectionId, b.connectionId),
  );
  const counted = new Map<string, CountedCommit>();
  const negative = new Set<string>();
  for (const deployment of inOrder) {
    for (const commit of deployment.commits) {
      const key = JSON.stringify([deployment.service, commit.sha]);
      const leadSeconds = leadTime(deployment, commit);
      if (leadSeconds === null) continue;
      if (leadSeconds < 0) negative.add(key);
      else if (!counted.has(key)) counted.set(key, { deployment, commit, leadSeconds });
    }
  }
  const excluded = [...negative].filter((key) => !counted.has(key)).length;
  return { counted: [...counted.values()], excluded };
}

function leadTime(deployment: DeploymentEvent, commit: DeploymentEvent["commits"][number]): number | null {
  if (commit.leadSeconds !== null) return commit.leadSeconds;
  if (commit.committedAt === null) return null;
  return (Date.parse(deployment.finishedAt ?? deployment.startedAt) - Date.parse(commit.committedAt)) / 1000;
}

export function failedOf(deployments: DeploymentEvent[]): DeploymentEvent[] {
  return deployments.filter((event) => event.changeFailure === true);
}

export function recoveriesOf(deployments: DeploymentEvent[]): number[] {
  return failedOf(deployments).flatMap((event) => event.recoverySeconds ?? []);
}

function countDays(deployments: DeploymentEvent[], timeZone: string): number {
  return new Set(deployments.map((event) => bucketOf(Date.parse(event.startedAt), timeZone, "day"))).size;
}

function computeStages(counted: CountedCommit[]): Figures["lead_time_stages"] {
  const of = (stage: Stage) => {
    const values = counted.flatMap((row) => row.commit.stages[stage] ?? []);
    return { p50: median(values), n: values.length };
  };
  return Object.fromEntries(STAGES.map((stage) => [stage, of(stage)])) as Figures["lead_time_stages"];
}

/** Failed, evaluated and pending, and the rate by the organisation's denominator. */
export function computeFailureRate(
  deployments: DeploymentEvent[],
  { cfrDenominator }: OracleOrganization,
): Figures["change_failure_rate"] {
  const failed = failedOf(deployments).length;
  const evaluated = deployments.filter((event) => event.changeFailure !== null).length;
  const denominator = cfrDenominator === "all" ? deployments.length : evaluated;
  return {
    value: rate(failed, denominator),
    formula: cfrDenominator,
    ofEvaluated: rate(failed, evaluated),
    ofAll: rate(failed, deployments.length),
    failed,
    evaluated,
    pending: deployments.length - evaluated,
    ...wilson(failed, denominator),
  };
}

function restoreTime({ startedAt, finishedAt, restoreSeconds }: IncidentEvent): number | null {
  if (finishedAt === null) return null;
  return restoreSeconds ?? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
}

function computeRestore(scope: Scope): Figures["time_to_restore"] {
  const incidents = selectIncidents(scope);
  const open = incidents.filter((event) => event.finishedAt === null);
  const oldest = Math.min(...open.map((event) => Date.parse(event.startedAt)));
  return {
    ...percentiles(incidents.flatMap((event) => restoreTime(event) ?? [])),
    incidents: incidents.length,
    open: open.length,
    oldestOpenSeconds:
      open.length === 0 ? null : Math.max(0, (Math.min(scope.to, scope.now) - oldest) / 1000),
  };
}

export function computeRework(scope: Scope, deployments: DeploymentEvent[]): Figures["rework_rate"] {
  const repairs = new Set<string>();
  for (const event of scope.input.deployments) {
    if (event.deleted || event.changeFailure !== true || event.remediationId === null) continue;
    repairs.add(event.remediationId);
  }
  let rework = 0;
  for (const event of deployments) {
    const repairing = event.deploymentType === "rollback" || event.deploymentType === "rollforward";
    if (repairing || repairs.has(event.externalId)) rework++;
  }
  return { value: rate(rework, deployments.length), rework, deployments: deployments.length };
}

function computeRollbacks(deployments: DeploymentEvent[]): Figures["rollback_rate"] {
  const failed = failedOf(deployments);
  const rollbacks = failed.filter((event) => event.remediationType === "rollback").length;
  return { value: rate(rollbacks, failed.length), rollbacks, failed: failed.length };
}

type Ladder = { elite: Step; high: Step; medium: Step; low: Step };
type Step = (value: number) => boolean;

const FREQUENCY: Ladder = {
  elite: (perDay) => perDay >= 1,
  high: (perDay) => perDay >= 1 / 7,
  medium: (perDay) => perDay >= 1 / 30,
  low: () => true,
};
const LEAD_TIME: Ladder = {
  elite: (seconds) => seconds < 86_400,
  high: (seconds) => seconds < 7 * 86_400,
  medium: (seconds) => seconds < 30 * 86_400,
  low: () => true,
};
const RECOVERY: Ladder = {
  elite: (seconds) => seconds < 3600,
  high: (seconds) => seconds < 86_400,
  medium: (seconds) => seconds < 7 * 86_400,
  low: () => true,
};

function climb(ladder: Ladder, value: number): Band {
  const steps: Band[] = ["elite", "high", "medium", "low"];
  return steps.find((band) => ladder[band](value)) ?? "low";
}
