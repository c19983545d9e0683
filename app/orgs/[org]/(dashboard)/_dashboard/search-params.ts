import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { DEFAULT_METRIC, METRICS } from "#lib/domain/metrics/metric.ts";
import { ROWS_BY } from "#lib/domain/report/report.ts";
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

const sorts = SORTS.flatMap((column) => [column, `-${column}`] as const);

/** What of the report is looked at, read by the browser alone but for `by`: the server sends the rows of one table. */
export const viewParsers = {
  metric: parseAsStringLiteral(METRICS).withDefault(DEFAULT_METRIC),
  by: parseAsStringLiteral(ROWS_BY).withDefault("service"),
  view: parseAsStringLiteral(["chart", "table"]).withDefault("chart"),
  sort: parseAsStringLiteral(sorts).withDefault("-effect"),
};

/** The same on the server. */
export const readView = createLoader(viewParsers);

export const dashboardParsers = { ...scopeParsers, ...viewParsers };

export type DashboardState = inferParserType<typeof dashboardParsers>;

const serialize = createSerializer(dashboardParsers);

/** The same page with some of its state changed. */
export function dashboardHref(slug: string, state: DashboardState, changes: Partial<DashboardState>): string {
  return serialize(`/orgs/${slug}`, { ...state, ...changes });
}
