import type { Dimension } from "#lib/domain/report/report.ts";
import type { IncidentEvent } from "./events.ts";
import { type Changes, followChanges, type Listing } from "./oracle-changes.ts";
import { addDays, isDate, isoOf, momentOf, monthsBefore, yearBefore } from "./oracle-days.ts";
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
  const { timeZone } = input.organization;
  const envs = envsOf(input, filter);
  const deployments = liveDeployments(input);
  return {
    input,
    filter,
    envs,
    from: momentOf(filter.from, timeZone),
    to: momentOf(filter.to, timeZone),
    now,
    deployments,
    changes: followChanges(deployments.filter((event) => isInEnvs(event, { filter, envs }))),
  };
}

/** Production, unless environments are named, or what names none is asked for. */
export function envsOf({ organization }: OracleInput, filter: OracleFilter): string[] {
  return filter.env ?? (takesNone(filter, "env") ? [] : organization.productionEnvs);
}

const DAY = 86_400_000;

/**
 * The window that is compared with: one that is given, that of a year ago, or the one just before, as many calendar
 * months, as many days, or else as many seconds.
 */
export function scopeBefore(scope: Scope): Scope {
  const { filter, from, to, input } = scope;
  const at = (edge: string) => momentOf(edge, input.organization.timeZone);
  if (typeof filter.compare === "object")
    return { ...scope, from: at(filter.compare.from), to: at(filter.compare.to) };
  if (filter.compare === "year")
    return { ...scope, from: at(yearAgo(filter.from)), to: at(yearAgo(filter.to)) };
  if (!isDate(filter.from) || !isDate(filter.to)) return { ...scope, from: from - (to - from), to: from };
  return { ...scope, from: momentOf(dateBefore(filter), input.organization.timeZone), to: from };
}

const yearAgo = (edge: string) =>
  isDate(edge) ? yearBefore(edge) : new Date(Date.parse(edge) - 365 * DAY).toISOString();

function dateBefore({ from, to }: OracleFilter): string {
  const [a, b] = [new Date(from), new Date(to)];
  if (a.getUTCDate() !== 1 || b.getUTCDate() !== 1) return addDays(from, (a.getTime() - b.getTime()) / DAY);
  const months = 12 * (b.getUTCFullYear() - a.getUTCFullYear()) + b.getUTCMonth() - a.getUTCMonth();
  return monthsBefore(from, months);
}

const isAmong = (value: string | null, names: string[]) =>
  value !== null && names.some((name) => isSameName(name, value));

/** Whether what names none of a dimension is asked for. */
const takesNone = ({ without }: OracleFilter, dimension: Dimension) => without?.includes(dimension) ?? false;

const passes = (value: string | null, filter: OracleFilter, dimension: Asked) =>
  hasAny(value === null ? [] : [value], filter, dimension);

/** One of the names that are asked for, or none where that is. */
function hasAny(values: string[], filter: OracleFilter, dimension: Asked): boolean {
  if (takesNone(filter, dimension) && values.length === 0) return true;
  const names = filter[dimension];
  if (names === undefined) return !takesNone(filter, dimension);
  return values.some((value) => isAmong(value, names));
}

type Asked = "service" | "team" | "repository";

/** A deployment without environment is not production. */
const isInEnvs = ({ env }: { env: string | null }, { filter, envs }: Pick<Scope, "filter" | "envs">) =>
  envs.includes("*") || (env === null ? takesNone(filter, "env") : isAmong(env, envs));

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
    isInEnvs(event, { filter, envs }) &&
    passes(event.service, filter, "service") &&
    passes(event.team, filter, "team") &&
    passes(event.repository, filter, "repository") &&
    isTagged(event.tags, filter)
  );
}

const isTagged = (tags: string[], { tag }: OracleFilter) =>
  tag === undefined || tags.some((one) => isAmong(one, tag));

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
  if (!isInAnyEnv(event, { input, filter, envs })) return false;
  if (filter.connection !== undefined && !filter.connection.includes(event.connectionId)) return false;
  return (
    hasAny(event.services, filter, "service") &&
    hasAny(event.teams, filter, "team") &&
    isTagged(event.tags, filter)
  );
}

/** One without environment counts as production, and as what names none. */
function isInAnyEnv(
  { envs: named }: IncidentEvent,
  scope: Pick<Scope, "input" | "filter" | "envs">,
): boolean {
  if (named.length === 0 && takesNone(scope.filter, "env")) return true;
  const values = named.length === 0 ? scope.input.organization.productionEnvs : named;
  return values.some((env) => isInEnvs({ env }, scope));
}

/** The incidents of the population; `isKnown` is false when a repository is asked for and none of them names one. */
export function selectIncidents(scope: Scope) {
  const { filter } = scope;
  const others = scope.input.incidents.filter(
    (event) => isWithin(Date.parse(event.startedAt), scope) && belongsButForRepository(event, scope),
  );
  const incidents = others.filter((event) => passes(event.repository, filter, "repository"));
  if (filter.repository === undefined || takesNone(filter, "repository"))
    return { incidents, isKnown: true, withoutRepository: 0 };
  const naming = others.filter((event) => event.repository !== null);
  return {
    incidents,
    isKnown: naming.length > 0 || others.length === 0,
    withoutRepository: others.length - naming.length,
  };
}

/** When the first incident of the filters started, over all time. */
export function firstIncident(scope: Scope): number | null {
  const belonging = scope.input.incidents.filter(
    (event) => belongsButForRepository(event, scope) && passes(event.repository, scope.filter, "repository"),
  );
  return firstOf(belonging.map((event) => Date.parse(event.startedAt)));
}

export const isoOrNull = (at: number | null) => (at === null ? null : isoOf(at));
