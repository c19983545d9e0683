import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { DEFAULT_METRIC, METRICS } from "#lib/domain/metrics/metric.ts";
import { DIMENSIONS } from "#lib/domain/report/filter.ts";
import { scopeParsers } from "../../_components/filter/scope-params.ts";

/** Columns by which the breakdown is sorted; a leading minus is descending. */
export const SORTS = [
  "deployments",
  "cfr",
  "effect",
  "leadTimeP50",
  "recoveryP50",
  "incidentsOpen",
  "key",
] as const;
export type SortColumn = (typeof SORTS)[number];

/** What the numbers are broken down by; tags are a part of the report of their own. */
export const BROKEN_DOWN_BY = [...DIMENSIONS, "tag"] as const;
export type BrokenDownBy = (typeof BROKEN_DOWN_BY)[number];

const sorts = SORTS.flatMap((column) => [column, `-${column}`] as const);

/** What of the report is looked at, read by the browser alone: changing it asks the server nothing. */
export const viewParsers = {
  metric: parseAsStringLiteral(METRICS).withDefault(DEFAULT_METRIC),
  by: parseAsStringLiteral(BROKEN_DOWN_BY).withDefault("service"),
  view: parseAsStringLiteral(["chart", "table"]).withDefault("chart"),
  sort: parseAsStringLiteral(sorts).withDefault("-effect"),
};

/** The same on the server, which reads the rows of tags only where they are looked at. */
export const readView = createLoader(viewParsers);

export const dashboardParsers = { ...scopeParsers, ...viewParsers };

export type DashboardState = inferParserType<typeof dashboardParsers>;

const serialize = createSerializer(dashboardParsers);

/** The same page with some of its state changed. */
export function dashboardHref(slug: string, state: DashboardState, changes: Partial<DashboardState>): string {
  return serialize(`/orgs/${slug}`, { ...state, ...changes });
}
