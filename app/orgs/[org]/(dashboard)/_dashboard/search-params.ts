import { createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { DEFAULT_METRIC, METRICS } from "#lib/domain/metrics/metric.ts";
import { DIMENSIONS } from "#lib/domain/report/filter.ts";
import { scopeParsers } from "../../_components/filter/scope-params.ts";

/** Columns by which the breakdown is sorted; a leading minus is descending. */
export const SORTS = ["deployments", "cfr", "leadTimeP50", "recoveryP50", "key"] as const;
export type SortColumn = (typeof SORTS)[number];

const sorts = SORTS.flatMap((column) => [column, `-${column}`] as const);

/** What of the report is looked at, read by the browser alone: changing it asks the server nothing. */
export const viewParsers = {
  metric: parseAsStringLiteral(METRICS).withDefault(DEFAULT_METRIC),
  by: parseAsStringLiteral(DIMENSIONS).withDefault("service"),
  sort: parseAsStringLiteral(sorts).withDefault("-deployments"),
};

export const dashboardParsers = { ...scopeParsers, ...viewParsers };

export type DashboardState = inferParserType<typeof dashboardParsers>;

const serialize = createSerializer(dashboardParsers);

/** The same page with some of its state changed. */
export function dashboardHref(slug: string, state: DashboardState, changes: Partial<DashboardState>): string {
  return serialize(`/orgs/${slug}`, { ...state, ...changes });
}
