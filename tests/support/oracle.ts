import {
  type Breakdown,
  type BreakdownRow,
  type Dimension,
  type Freshness,
  NO_VALUES,
  type Report,
  type SeriesPoint,
} from "#lib/domain/report/report.ts";
import type { DeploymentEvent } from "./events.ts";
import {
  computeFailureRate,
  computeFigures,
  computeRework,
  countCommits,
  failedOf,
  recoveriesOf,
} from "./oracle-figures.ts";
import { bucketOf, bucketsOf, compareText, firstMomentOf, isoOf, median, wallClock } from "./oracle-math.ts";
import { computeByOrigin } from "./oracle-origins.ts";
import {
  computeCoverage,
  computeWindow,
  type OracleFilter,
  type OracleInput,
  type Scope,
  selectDeployments,
  selectIncidents,
} from "./oracle-population.ts";

export type { OracleConnection, OracleFilter, OracleInput, OracleOrganization } from "./oracle-population.ts";

const DIMENSIONS: Dimension[] = ["service", "team", "repository", "env"];
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The whole report from plain events: the definitions of metrics.md in loops, with no thought of speed. */
export function computeReport(input: OracleInput, filter: OracleFilter, now: number): Report {
  const [from, to] = [Date.parse(filter.from), Date.parse(filter.to)];
  const envs = filter.env ?? input.organization.productionEnvs;
  const scope: Scope = { input, filter, envs, from, to, now };
  const before: Scope = { ...scope, from: from - (to - from), to: from };
  return {
    window: computeWindow(scope),
    freshness: computeFreshness(input, now),
    figures: computeFigures(scope),
    previous:
      filter.compare === "previous"
        ? { window: computeWindow(before), figures: computeFigures(before) }
        : null,
    series: computeSeries(scope),
    byOrigin: computeByOrigin(selectDeployments(scope)),
    breakdown: computeBreakdown(scope),
  };
}

/** The state of the worst connection that is not disconnected: never, then stale, then fresh. */
function computeFreshness({ connections }: OracleInput, now: number): Freshness {
  const active = connections.filter((connection) => connection.status !== "disconnected");
  const counts = { gaps: 0, quarantined: 0 };
  if (active.length === 0) return { status: "disconnected", lastSyncedAt: null, ...counts };
  let oldest = Number.POSITIVE_INFINITY;
  for (const { lastSyncedAt } of active) {
    if (lastSyncedAt === null) return { status: "never", lastSyncedAt: null, ...counts };
    oldest = Math.min(oldest, Date.parse(lastSyncedAt));
  }
  return { status: now - oldest <= 26 * HOUR ? "fresh" : "stale", lastSyncedAt: isoOf(oldest), ...counts };
}

function computeSeries(scope: Scope): SeriesPoint[] {
  const { from, to, input, filter } = scope;
  const { timeZone } = input.organization;
  const shown = wallClock(to, timeZone) - wallClock(from, timeZone);
  const bucket = Math.min(to - from, shown) <= 92 * DAY ? "day" : "week";
  const lies = (at: string, startedAt: string) => bucketOf(Date.parse(startedAt), timeZone, bucket) === at;
  const deployments = selectDeployments(scope);
  const incidents = selectIncidents(scope);
  const { counted } = countCommits(deployments);
  return bucketsOf(from, to, timeZone, bucket).map((at) => {
    const here = deployments.filter((event) => lies(at, event.startedAt));
    const { failed, evaluated, pending } = computeFailureRate(here, input.organization);
    const leads = counted.filter((row) => lies(at, row.deployment.startedAt)).map((row) => row.leadSeconds);
    const covered = coveredShare(scope, at, bucket);
    if (covered === 0) return { at, covered, ...NO_VALUES };
    return {
      at,
      covered,
      deployments: here.length,
      failed,
      evaluated,
      pending,
      leadTimeP50: median(leads),
      recoveryP50: median(recoveriesOf(here)),
      rework: computeRework(scope, here).rework,
      incidents:
        filter.repository === undefined
          ? incidents.filter((event) => lies(at, event.startedAt)).length
          : null,
    };
  });
}

/** How much of the part of a bucket that lies in the window was read. */
function coveredShare(scope: Scope, at: string, bucket: "day" | "week"): number {
  const { timeZone } = scope.input.organization;
  const next = Date.parse(at) + (bucket === "day" ? DAY : 7 * DAY);
  const from = Math.max(scope.from, firstMomentOf(at, timeZone));
  const to = Math.min(scope.to, firstMomentOf(new Date(next).toISOString().slice(0, 10), timeZone));
  return computeCoverage({ ...scope, from, to }).coveredDays / ((to - from) / DAY);
}

function computeBreakdown(scope: Scope): Breakdown {
  const rows = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, breakDown(scope, dimension)]),
  ) as Record<Dimension, BreakdownRow[]>;
  return {
    service: rows.service.slice(0, 200),
    team: rows.team.slice(0, 200),
    repository: rows.repository.slice(0, 200),
    env: rows.env.slice(0, 200),
    truncated: DIMENSIONS.filter((dimension) => rows[dimension].length > 200),
  };
}

function breakDown(scope: Scope, dimension: Dimension): BreakdownRow[] {
  const deployments = selectDeployments(scope);
  const { counted } = countCommits(deployments);
  const keys = new Set(deployments.map((event) => event[dimension]));
  const isOf = (key: string | null) => (event: DeploymentEvent) => event[dimension] === key;
  const rows = [...keys].map((key): BreakdownRow => {
    const here = deployments.filter(isOf(key));
    const { value, evaluated } = computeFailureRate(here, scope.input.organization);
    const leads = counted.filter((row) => isOf(key)(row.deployment)).map((row) => row.leadSeconds);
    return {
      key,
      deployments: here.length,
      cfr: value,
      failed: failedOf(here).length,
      evaluated,
      leadTimeP50: median(leads),
      recoveryP50: median(recoveriesOf(here)),
    };
  });
  return rows.sort((a, b) => b.deployments - a.deployments || compareText(a.key, b.key));
}
