import {
  createLoader,
  createMultiParser,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { DEFAULT_METRIC, METRICS } from "#lib/domain/metrics/metric.ts";
import { cleanEnvs, cleanNames, DEFAULT_PERIOD, DIMENSIONS, PERIODS } from "#lib/domain/report/filter.ts";

/** Columns by which the breakdown is sorted; a leading minus is descending. */
export const SORTS = ["deployments", "cfr", "leadTimeP50", "recoveryP50", "key"] as const;
export type SortColumn = (typeof SORTS)[number];

const sorts = SORTS.flatMap((column) => [column, `-${column}`] as const);
const namesBy = (clean: (names: readonly string[]) => string[]) =>
  createMultiParser<string[]>({
    parse: clean,
    serialize: clean,
    eq: (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  }).withDefault([]);
const names = namesBy(cleanNames);

/** What narrows the report, read by the server: the names of the API, plus a period that ends now. */
export const filterParsers = {
  period: parseAsStringLiteral(PERIODS).withDefault(DEFAULT_PERIOD),
  from: parseAsString,
  to: parseAsString,
  env: namesBy(cleanEnvs),
  service: names,
  team: names,
  repository: names,
  compare: parseAsStringLiteral(["previous", "none"]).withDefault("previous"),
};

/** What of the report is looked at, read by the browser alone: changing it asks the server nothing. */
export const viewParsers = {
  metric: parseAsStringLiteral(METRICS).withDefault(DEFAULT_METRIC),
  by: parseAsStringLiteral(DIMENSIONS).withDefault("service"),
  sort: parseAsStringLiteral(sorts).withDefault("-deployments"),
};

export const dashboardParsers = { ...filterParsers, ...viewParsers };

export type FilterState = inferParserType<typeof filterParsers>;
export type DashboardState = inferParserType<typeof dashboardParsers>;

/** Reads the filter of the page; anything malformed falls back to its default. */
export const readFilterState = createLoader(filterParsers);

const serialize = createSerializer(dashboardParsers);

/** The same page with some of its state changed. */
export function dashboardHref(slug: string, state: DashboardState, changes: Partial<DashboardState>): string {
  return serialize(`/orgs/${slug}`, { ...state, ...changes });
}
