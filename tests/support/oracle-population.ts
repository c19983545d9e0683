import type { AppliedFilter, ReportWindow } from "#lib/domain/report/report.ts";
import type { DeploymentEvent, Events, IncidentEvent } from "./events.ts";
import { isoOf } from "./oracle-math.ts";

export type OracleOrganization = {
  timeZone: string;
  productionEnvs: string[];
  cfrDenominator: "evaluated" | "all";
  bands: "dora-2024" | "off";
};

export type OracleConnection = {
  id: string;
  status: "active" | "needs_attention" | "disconnected";
  lastSyncedAt: string | null;
  /** Ranges of the deployments that were read completely, half-open; they may overlap. */
  covered: [fromAt: string, toAt: string][];
};

export type OracleInput = Events & { organization: OracleOrganization; connections: OracleConnection[] };

export type OracleFilter = Partial<AppliedFilter> & { from: string; to: string; compare?: "previous" };

/** What one computation is about; times in milliseconds. */
export type Scope = {
  input: OracleInput;
  filter: OracleFilter;
  envs: string[];
  from: number;
  to: number;
  now: number;
};

const DAY = 86_400_000;

const isAmong = (value: string | null, names: string[]) =>
  value !== null && names.some((name) => name.toLowerCase() === value.toLowerCase());

const passes = (value: string | null, names: string[] | undefined) =>
  names === undefined || isAmong(value, names);

export function selectDeployments({ input, filter, envs, from, to }: Scope): DeploymentEvent[] {
  return input.deployments.filter((event) => {
    const at = Date.parse(event.startedAt);
    if (event.deleted || at < from || at >= to) return false;
    if (!envs.includes("*") && !isAmong(event.env, envs)) return false;
    if (filter.connection !== undefined && !filter.connection.includes(event.connectionId)) return false;
    return (
      passes(event.service, filter.service) &&
      passes(event.team, filter.team) &&
      passes(event.repository, filter.repository)
    );
  });
}

export function selectIncidents({ input, filter, envs, from, to }: Scope): IncidentEvent[] {
  if (filter.repository !== undefined) return [];
  const hasAny = (values: string[], names: string[] | undefined) =>
    names === undefined || values.some((value) => isAmong(value, names));
  return input.incidents.filter((event) => {
    const at = Date.parse(event.startedAt);
    if (event.deleted || at < from || at >= to) return false;
    if (!envs.includes("*")) {
      // An incident without env counts as production.
      const values = event.envs.length === 0 ? input.organization.productionEnvs : event.envs;
      if (!hasAny(values, envs)) return false;
    }
    if (filter.connection !== undefined && !filter.connection.includes(event.connectionId)) return false;
    return hasAny(event.services, filter.service) && hasAny(event.teams, filter.team);
  });
}

export function computeCoverage({ input, filter, from, to }: Scope) {
  const marks = [from, to];
  const ranges: { from: number; to: number }[] = [];
  for (const connection of input.connections) {
    if (filter.connection !== undefined && !filter.connection.includes(connection.id)) continue;
    for (const [fromAt, toAt] of connection.covered) {
      const range = {
        from: Math.max(from, Date.parse(fromAt)),
        to: Math.min(to, Date.parse(toAt)),
      };
      if (range.from >= range.to) continue;
      ranges.push(range);
      marks.push(range.from, range.to);
    }
  }
  // Between two neighbouring marks everything or nothing is covered.
  marks.sort((a, b) => a - b);
  let milliseconds = 0;
  for (let i = 1; i < marks.length; i++) {
    const [start = 0, end = 0] = [marks[i - 1], marks[i]];
    if (ranges.some((range) => range.from <= start && end <= range.to)) milliseconds += end - start;
  }
  return {
    coveredDays: milliseconds / DAY,
    coveredFrom: ranges.length === 0 ? null : isoOf(Math.min(...ranges.map((range) => range.from))),
    coveredTo: ranges.length === 0 ? null : isoOf(Math.max(...ranges.map((range) => range.to))),
  };
}

export function computeWindow(scope: Scope): ReportWindow {
  const { service, team, repository, connection } = scope.filter;
  return {
    from: isoOf(scope.from),
    to: isoOf(scope.to),
    ...computeCoverage(scope),
    filters: {
      env: scope.envs.includes("*") ? ["*"] : scope.envs,
      ...(service && { service }),
      ...(team && { team }),
      ...(repository && { repository }),
      ...(connection && { connection }),
    },
  };
}
