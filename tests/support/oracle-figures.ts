import { type Figures, STAGES, type Stage } from "#lib/domain/report/report.ts";
import { bandOf, FREQUENCY, LEAD_TIME, RECOVERY } from "./oracle-bands.ts";
import { listingsOf } from "./oracle-changes.ts";
import { dayOf, isoOf } from "./oracle-days.ts";
import type { Deployment } from "./oracle-effective.ts";
import type { OracleOrganization } from "./oracle-input.ts";
import { median, percentiles, rate, wilson } from "./oracle-math.ts";
import {
  firstDeployment,
  isoOrNull,
  type Scope,
  selectDeployments,
  selectListings,
} from "./oracle-population.ts";
import { computeRestore } from "./oracle-restore.ts";
import { computeCoverage } from "./oracle-window.ts";

const DAY = 86_400_000;

export function computeFigures(scope: Scope): Figures {
  const deployments = selectDeployments(scope);
  return {
    deployment_frequency: computeFrequency(scope, deployments),
    lead_time: computeLeadTime(scope),
    lead_time_stages: computeStages(scope, deployments),
    change_failure_rate: computeFailureRate(deployments, scope.input.organization),
    recovery_time: computeRecovery(scope, deployments),
    time_to_restore: computeRestore(scope),
    rework_rate: computeRework(deployments),
    rollback_rate: computeRollbacks(deployments),
    as_datadog: computeAsDatadog(scope, deployments),
  };
}

function computeFrequency(scope: Scope, deployments: Deployment[]): Figures["deployment_frequency"] {
  const { timeZone } = scope.input.organization;
  const { coveredDays } = computeCoverage(scope);
  const firstAt = firstDeployment(scope);
  const since = computeSince(scope, deployments);
  const value = rate(deployments.length, coveredDays);
  const told = since ?? { value, coveredDays };
  return {
    value,
    deployments: deployments.length,
    activeDays: new Set(deployments.map((event) => dayOf(event.at, timeZone))).size,
    band: bandOf(scope.input, { ...told, ladder: FREQUENCY, events: deployments.length }),
    firstAt: isoOrNull(firstAt),
    since,
  };
}

/** The frequency since the first deployment of all, where that lies inside the window. */
function computeSince(scope: Scope, deployments: Deployment[]): Figures["deployment_frequency"]["since"] {
  const at = firstDeployment(scope);
  if (at === null || at <= scope.from || at >= scope.to) return null;
  const { coveredDays } = computeCoverage({ ...scope, from: at });
  const after = deployments.filter((event) => event.at >= at);
  return { at: isoOf(at), value: rate(after.length, coveredDays), coveredDays };
}

function computeLeadTime(scope: Scope): Figures["lead_time"] {
  const { counted, excluded, redelivered } = scope.changes;
  const leads = percentiles(selectListings(scope, counted).map(({ lead }) => lead));
  const { coveredDays } = computeCoverage(scope);
  return {
    ...leads,
    excluded: selectListings(scope, excluded).length,
    redelivered: selectListings(scope, redelivered).length,
    band: bandOf(scope.input, { ladder: LEAD_TIME, value: leads.p50, events: leads.n, coveredDays }),
  };
}

function computeStages(scope: Scope, deployments: Deployment[]): Figures["lead_time_stages"] {
  const changes = selectListings(scope, scope.changes.counted);
  const of = (stage: Stage) => {
    const values = changes.flatMap(({ commit }) => commit.stages[stage] ?? []);
    const averages = deployments.flatMap((event) => event.averages[stage] ?? []);
    if (values.length > 0 || averages.length === 0) return { ...middle(values), of: "changes" };
    return { ...middle(averages), of: "deployments" };
  };
  return Object.fromEntries(STAGES.map((stage) => [stage, of(stage)])) as Figures["lead_time_stages"];
}

function middle(values: number[]) {
  const { p50, low, high, n } = percentiles(values);
  return { p50, low, high, n };
}

export function failedOf(deployments: Deployment[]): Deployment[] {
  return deployments.filter((event) => event.verdict === true);
}

export function recoveriesOf(deployments: Deployment[]): number[] {
  return failedOf(deployments).flatMap((event) => event.recovery ?? []);
}

/** Failed, evaluated and pending, and the rate by the organisation's denominator. */
export function computeFailureRate(
  deployments: Deployment[],
  { cfrDenominator }: OracleOrganization,
): Figures["change_failure_rate"] {
  const failed = failedOf(deployments).length;
  const evaluated = deployments.filter((event) => event.verdict !== null).length;
  const denominator = cfrDenominator === "all" ? deployments.length : evaluated;
  return {
    value: rate(failed, denominator),
    formula: cfrDenominator,
    ofEvaluated: rate(failed, evaluated),
    ofAll: rate(failed, deployments.length),
    failed,
    evaluated,
    pending: deployments.length - evaluated,
    corrected: deployments.filter((event) => event.correction !== null).length,
    ...wilson(failed, denominator),
  };
}

function computeRecovery(scope: Scope, deployments: Deployment[]): Figures["recovery_time"] {
  const recoveries = percentiles(recoveriesOf(deployments));
  const { p50: value, n: events } = recoveries;
  const { coveredDays } = computeCoverage(scope);
  return {
    ...recoveries,
    unrecovered: failedOf(deployments).length - events,
    band: bandOf(scope.input, { ladder: RECOVERY, value, events, coveredDays }),
  };
}

export function computeRework(deployments: Deployment[]): Figures["rework_rate"] {
  const rework = deployments.filter((event) => event.rework).length;
  return { value: rate(rework, deployments.length), rework, deployments: deployments.length };
}

function computeRollbacks(deployments: Deployment[]): Figures["rollback_rate"] {
  const failed = failedOf(deployments);
  const rollbacks = failed.filter((event) => event.remediation === "rollback").length;
  return { value: rate(rollbacks, failed.length), rollbacks, failed: failed.length };
}

/** The same deployments by Datadog's verdicts and formulas. */
function computeAsDatadog({ from, to }: Scope, deployments: Deployment[]): Figures["as_datadog"] {
  const failed = deployments.filter((event) => event.changeFailure === true);
  const means = deployments.flatMap((event) => meanLead(event) ?? []);
  return {
    leadTimeP50: median(means),
    changeFailureRate: rate(failed.length, deployments.length),
    deploymentFrequency: rate(deployments.length, (to - from) / DAY),
    recoveryP50: median(failed.flatMap((event) => event.recoverySeconds ?? [])),
  };
}

/** Of all its commits that have a lead time, of whatever sign. */
function meanLead(event: Deployment): number | null {
  const leads = listingsOf(event).flatMap(({ lead }) => lead ?? []);
  return rate(
    leads.reduce((sum, lead) => sum + lead, 0),
    leads.length,
  );
}
