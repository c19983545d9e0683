import { addDays } from "../format/calendar.ts";
import { alikeOnes } from "../quality/checks/alike-environments.ts";
import type { Environment } from "../quality/data-quality.ts";
import type { ToldError } from "../said.ts";
import { type ActiveFilter, activeFilters, FILTERS, type Filter, type FilterName } from "./filter.ts";
import type { ReadSeconds, SyncStanding } from "./freshness.ts";
import type { Figures, ReportWindow } from "./report.ts";
import type { ReportQuery } from "./report-query.ts";
import { rangeOfDays } from "./scope.ts";

/** What a page has none of. */
export type EventKind = "deployments" | "incidents";

/** Why a page has nothing to show: one cause, and with it the one act that helps. */
export type EmptyCause =
  | { kind: "not_connected" }
  | { kind: "first_sync"; progress: ReadSeconds | null }
  | { kind: "never_read"; problem: ToldError | null }
  /** The window ends before the first moment that was read. */
  | { kind: "before_history"; beginsAt: string }
  /** Nothing of the window was read, though reading began before its end; `readTo`: how far it came. */
  | { kind: "not_read"; readTo: string; problem: ToldError | null }
  /** Read, and there never was an event in any environment. */
  | { kind: "never_sent" }
  /** `count`: events of the window without the filters. */
  | { kind: "filtered"; count: number }
  /** Events there are, but never one in an environment that counts as production. */
  | { kind: "no_production"; seen: SeenEnvironment[] }
  /** `count`: events of the window in environments that do not count; `lastAt`: the newest one that does, if any. */
  | { kind: "elsewhere"; count: number; lastAt: string | null }
  | { kind: "quiet"; lastAt: string };

/** An environment that events name, with how many of the last 90 days do. */
export type SeenEnvironment = {
  name: string;
  deployments: number;
  production: boolean;
  /** Whether it counts as production, or its name says that it is. */
  likely: boolean;
};

export type EmptyFacts = {
  standing: SyncStanding;
  window: Pick<ReportWindow, "to" | "coveredDays">;
  /** What the page is narrowed to. */
  filters: ActiveFilter[];
  /** Whether the page is about what counts as production, and not about all environments. */
  production: boolean;
  /** Events of the window without the filters. */
  unfiltered: number;
  /** Events of the window in all environments. */
  everywhere: number;
  /** The newest event without the filters, however long before the window; null when there is none. */
  lastAt: string | null;
  /** The first event in any environment; null when there never was one. */
  firstAt: string | null;
  seen: SeenEnvironment[];
};

/** Why there cannot be any number yet, whatever the page asks for; null when there can. */
export function notYet({ kind, progress, problem, coveredFrom }: SyncStanding): EmptyCause | null {
  if (kind === "not-connected") return { kind: "not_connected" };
  if (kind === "disconnected" && coveredFrom === null) return { kind: "not_connected" };
  if (kind === "first-sync") return { kind: "first_sync", progress };
  if (kind === "never") return { kind: "never_read", problem };
  return null;
}

/** Of a page without any event: the cause nearest to the source comes first, since no other act helps before it. */
export function whyEmpty(facts: EmptyFacts): EmptyCause {
  const { standing, firstAt } = facts;
  const early = notYet(standing) ?? unread(facts);
  if (early !== null) return early;
  return firstAt === null ? { kind: "never_sent" } : (hidden(facts) ?? uncounted(facts, firstAt));
}

function unread({ standing, window }: EmptyFacts): EmptyCause | null {
  const { coveredFrom, coveredTo, problem } = standing;
  if (window.coveredDays > 0 || coveredFrom === null) return null;
  if (Date.parse(window.to) <= Date.parse(coveredFrom))
    return { kind: "before_history", beginsAt: coveredFrom };
  return { kind: "not_read", readTo: coveredTo ?? coveredFrom, problem };
}

function hidden({ filters, unfiltered: count }: EmptyFacts): EmptyCause | null {
  return filters.length > 0 && count > 0 ? { kind: "filtered", count } : null;
}

function uncounted({ production, seen, everywhere, lastAt }: EmptyFacts, firstAt: string): EmptyCause {
  if (!production) return { kind: "quiet", lastAt: lastAt ?? firstAt };
  const counts = seen.some((environment) => environment.production);
  if (!counts && (seen.length > 0 || lastAt === null)) return { kind: "no_production", seen };
  if (everywhere > 0 || lastAt === null) return { kind: "elsewhere", count: everywhere, lastAt };
  return { kind: "quiet", lastAt };
}

/** What narrows a page; all environments widen it. */
export function narrowedBy(query: ReportQuery): ActiveFilter[] {
  return activeFilters(query).filter(({ filter, value }) => filter !== "env" || value !== "*");
}

/** Narrowed to nothing: what counts as production. */
export const NO_FILTER: Filter = {
  ...(Object.fromEntries(FILTERS.map((name) => [name, []])) as unknown as Record<FilterName, []>),
  without: [],
};

/** The same window without any filter; a page about all environments stays one. */
export function unfiltered(query: ReportQuery): ReportQuery {
  const env = query.env.includes("*") ? ["*"] : [];
  return { ...query, ...NO_FILTER, env, automation: null, compare: null };
}

/** Events of a kind in a report, and the first one ever; under a repository filter incidents may not be told. */
export function eventsIn(figures: Figures, of: EventKind): { count: number; firstAt: string | null } {
  const { deployment_frequency, time_to_restore } = figures;
  return of === "deployments"
    ? { count: deployment_frequency.deployments, firstAt: deployment_frequency.firstAt }
    : { count: time_to_restore.incidents ?? 0, firstAt: time_to_restore.firstAt };
}

/** Environments that have a name and deployments, most first. */
export function seenEnvironments(environments: Environment[]): SeenEnvironment[] {
  const alike = new Set(alikeOnes(environments).map(({ name }) => name));
  return environments
    .flatMap(({ env: name, deployments, production }) =>
      name === null || deployments === 0
        ? []
        : [{ name, deployments, production, likely: production || alike.has(name) }],
    )
    .sort((one, other) => other.deployments - one.deployments);
}

/** A page without what narrows it, and with other parameters. An empty value is none, whatever its scope says. */
export function widened(path: string, filters: ActiveFilter[], params: Record<string, string> = {}): string {
  const none = Object.fromEntries(filters.map(({ filter }) => [filter, ""]));
  return `${path}?${new URLSearchParams({ ...none, ...params })}`;
}

/** The thirty days that end with a day, or begin with it, as parameters of a page. */
export function daysAround(day: string, side: "until" | "from"): { from: string; to: string } {
  return side === "until" ? rangeOfDays(addDays(day, -29), day) : rangeOfDays(day, addDays(day, 29));
}
