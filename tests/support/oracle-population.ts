import type { IncidentEvent } from "./events.ts";
import { type Changes, followChanges, type Listing } from "./oracle-changes.ts";
import { addDays, isDate, isoOf, momentOf, monthsBefore } from "./oracle-days.ts";
import { type Deployment, isSameName, liveDeployments } from "./oracle-effective.ts";
import type { OracleFilter, OracleInput } from "./oracle-input.ts";

/** What one computation is about; times in milliseconds. */
export type Scope = {
  input: OracleInput;
  filter: OracleFilter;
  envs: string[];
  from: number;
  to: number;
  now: number;
  /** Everything that counts, over all time and whatever the filter. */
  deployments: Deployment[];
  /** Where changes are counted: over all time, in the selected environments, whatever the other filters. */
  changes: Changes;
};

export function scopeOf(input: OracleInput, filter: OracleFilter, now: number): Scope {
  const { timeZone, productionEnvs } = input.organization;
  const envs = filter.env ?? productionEnvs;
  const deployments = liveDeployments(input);
  return {
    input,
    filter,
    envs,
    from: momentOf(filter.from, timeZone),
    to: momentOf(filter.to, timeZone),
    now,
    deployments,
    changes: followChanges(deployments.filter((event) => isInEnvs(event, envs))),
  };
}

const DAY = 86_400_000;

/** The window just before: as many calendar months, as many days, or else as many seconds. */
export function scopeBefore(scope: Scope): Scope {
  const { filter, from, to, input } = scope;
  if (!isDate(filter.from) || !isDate(filter.to)) return { ...scope, from: from - (to - from), to: from };
  return { ...scope, from: momentOf(dateBefore(filter), input.organization.timeZone), to: from };
}

function dateBefore({ from, to }: OracleFilter): string {
  const [a, b] = [new Date(from), new Date(to)];
  if (a.getUTCDate() !== 1 || b.getUTCDate() !== 1) return addDays(from, (a.getTime() - b.getTime()) / DAY);
  const months = 12 * (b.getUTCFullYear() - a.getUTCFullYear()) + b.getUTCMonth() - a.getUTCMonth();
  return monthsBefore(from, months);
}

const isAmong = (value: string | null, names: string[]) =>
  value !== null && names.some((name) => isSameName(name, value));

const passes = (value: string | null, names: string[] | undefined) =>
  names === undefined || isAmong(value, names);

const hasAny = (values: string[], names: string[] | undefined) =>
  names === undefined || values.some((value) => isAmong(value, names));

/** A deployment without environment is not production. */
const isInEnvs = ({ env }: Deployment, envs: string[]) => envs.includes("*") || isAmong(env, envs);

const isWithin = (at: number, { from, to }: Scope) => at >= from && at < to;

/** Whether all that is known of its commits is by bots. */
function isAutomated({ commits }: Deployment): boolean {
  const known = commits.filter((commit) => commit.origin !== "unknown");
  return known.length > 0 && known.every((commit) => commit.origin === "bot");
}

/** Whether a live deployment belongs by every filter but the window. */
function belongs(event: Deployment, { filter, envs }: Scope): boolean {
  if (filter.automation === "exclude" && isAutomated(event)) return false;
  if (filter.connection !== undefined && !filter.connection.includes(event.connectionId)) return false;
  return (
    isInEnvs(event, envs) &&
    passes(event.service, filter.service) &&
    passes(event.team, filter.team) &&
    passes(event.repository, filter.repository) &&
    hasAny(event.tags, filter.tag)
  );
}

export function selectDeployments(scope: Scope): Deployment[] {
  return scope.deployments.filter((event) => isWithin(event.at, scope) && belongs(event, scope));
}

/** Those of the deployments of the population; without automation, those of bots belong nowhere. */
export function selectListings<T extends Listing>(scope: Scope, listings: T[]): T[] {
  return listings.filter(({ deployment, commit }) => {
    if (scope.filter.automation === "exclude" && commit.origin === "bot") return false;
    return isWithin(deployment.at, scope) && belongs(deployment, scope);
  });
}

/** Start of the first of them; null without any. */
export function firstOf(moments: number[]): number | null {
  return moments.length === 0 ? null : Math.min(...moments);
}

/** When the first deployment of the filters started, over all time, of all or of those of one row. */
export function firstDeployment(scope: Scope, isOfRow = (_: Deployment) => true): number | null {
  const belonging = scope.deployments.filter((event) => belongs(event, scope) && isOfRow(event));
  return firstOf(belonging.map((event) => event.at));
}

/** Whether an incident belongs by every filter but window and repository. */
function belongsButForRepository(event: IncidentEvent, { input, filter, envs }: Scope): boolean {
  if (event.deleted) return false;
  // One without environment counts as production.
  const values = event.envs.length === 0 ? input.organization.productionEnvs : event.envs;
  if (!envs.includes("*") && !hasAny(values, envs)) return false;
  if (filter.connection !== undefined && !filter.connection.includes(event.connectionId)) return false;
  return (
    hasAny(event.services, filter.service) &&
    hasAny(event.teams, filter.team) &&
    hasAny(event.tags, filter.tag)
  );
}

/** The incidents of the population; `isKnown` is false when a repository is asked for and none of them names one. */
export function selectIncidents(scope: Scope) {
  const { filter } = scope;
  const others = scope.input.incidents.filter(
    (event) => isWithin(Date.parse(event.startedAt), scope) && belongsButForRepository(event, scope),
  );
  if (filter.repository === undefined) return { incidents: others, isKnown: true, withoutRepository: 0 };
  const naming = others.filter((event) => event.repository !== null);
  return {
    incidents: naming.filter((event) => passes(event.repository, filter.repository)),
    isKnown: naming.length > 0 || others.length === 0,
    withoutRepository: others.length - naming.length,
  };
}

/** When the first incident of the filters started, over all time. */
export function firstIncident(scope: Scope): number | null {
  const belonging = scope.input.incidents.filter(
    (event) => belongsButForRepository(event, scope) && passes(event.repository, scope.filter.repository),
  );
  return firstOf(belonging.map((event) => Date.parse(event.startedAt)));
}

export const isoOrNull = (at: number | null) => (at === null ? null : isoOf(at));
