import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { DEFAULT_PERIOD, DIMENSIONS, PERIODS } from "#lib/domain/filter.ts";
import { DEFAULT_METRIC, METRICS } from "#lib/domain/metric.ts";

/** Columns by which the breakdown is sorted; a leading minus is descending. */
export const SORTS = ["deployments", "cfr", "leadTimeP50", "recoveryP50", "key"] as const;
export type SortColumn = (typeof SORTS)[number];

const sorts = SORTS.flatMap((column) => [column, `-${column}`] as const);
const names = parseAsNativeArrayOf(parseAsString).withDefault([]);

/** What narrows the report: the names of the API, plus a period that ends now. */
export const filterParsers = {
  period: parseAsStringLiteral(PERIODS).withDefault(DEFAULT_PERIOD),
  from: parseAsString,
  to: parseAsString,
  env: names,
  service: names,
  team: names,
  repository: names,
  compare: parseAsStringLiteral(["previous", "none"]).withDefault("previous"),
};

const parsers = {
  ...filterParsers,
  metric: parseAsStringLiteral(METRICS).withDefault(DEFAULT_METRIC),
  by: parseAsStringLiteral(DIMENSIONS).withDefault("service"),
  sort: parseAsStringLiteral(sorts).withDefault("-deployments"),
};

/** The dashboard's state, all of it in the URL. */
export type DashboardState = inferParserType<typeof parsers>;

/** Reads the state of the page; anything malformed falls back to its default. */
export const readDashboardState = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The same page with some of its state changed. */
export function dashboardHref(slug: string, state: DashboardState, changes: Partial<DashboardState>): string {
  return serialize(`/orgs/${slug}`, { ...state, ...changes });
}
