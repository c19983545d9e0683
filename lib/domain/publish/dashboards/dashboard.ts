import { HEALTH_MERIT } from "../../catalogue/health.ts";
import { HEALTH_ROWS } from "../../health/health-row.ts";
import { HEALTHY_FROM, WARNING_FROM } from "../../health/merit.ts";
import { metricName, relativeName } from "../metric-name.ts";
import type { Publishing } from "../publishing.ts";
import { ALL_REPOSITORIES } from "../series.ts";
import { tagOf } from "../tag.ts";

/** The boards that can be copied or pushed, in the order in which they are offered. */
export const DASHBOARD_KINDS = ["values", "table", "heatgrid", "wildcard", "image"] as const;
export type DashboardKind = (typeof DASHBOARD_KINDS)[number];

/** A widget of a board whose places are fixed: Datadog reads `definition` by its type. */
export type Widget = {
  definition: Record<string, unknown>;
  layout: { x: number; y: number; width: number; height: number };
};

/** As Datadog's API takes one. */
export type Dashboard = {
  title: string;
  description: string;
  layout_type: "ordered";
  reflow_type: "fixed";
  widgets: Widget[];
};

/** What stands on a board, in the language of whoever makes it. */
export type DashboardWords = {
  title: string;
  description: string;
  /** By the keys of the rows of the grid. */
  check: Readonly<Record<string, string>>;
  /** Above a column: so many days ago, 0 for today. */
  day: (ago: number) => string;
};

export type Asked = { settings: Publishing; words: DashboardWords };

export const COLUMNS = 12;
/** Oldest left, as in the grid. */
export const DAYS_AGO = [6, 5, 4, 3, 2, 1, 0] as const;
const DAY_SECONDS = 86_400;

/** The rows of the grid by their keys, in their order. */
export const CHECKS: readonly string[] = HEALTH_ROWS.map(({ key }) => key);

/** All that a board itself says. */
export type Titled = { words: Pick<DashboardWords, "title" | "description"> };

export function board({ words }: Titled, widgets: Widget[]): Dashboard {
  const { title, description } = words;
  return { title, description, layout_type: "ordered", reflow_type: "fixed", widgets };
}

/** The figures of merit of all repositories together, as they are published; one check, or a series for each. */
export function meritQuery({ settings }: Asked, check: string | null): string {
  const metric = metricName(settings.prefix, relativeName(HEALTH_MERIT)) ?? HEALTH_MERIT.key;
  const tags = [
    tagOf("env", settings.env ?? ""),
    tagOf("service", settings.service),
    tagOf("repo", ALL_REPOSITORIES),
    check === null ? null : tagOf("check", check),
  ].filter((tag) => tag !== null);
  return `avg:${metric}{${tags.join(",")}}${check === null ? " by {check}" : ""}`;
}

/** A query named `merit`, as a request of a widget takes it. */
export function meritRequest(asked: Asked, check: string | null) {
  const query = meritQuery(asked, check);
  return {
    response_format: "scalar",
    queries: [{ data_source: "metrics", name: "merit", query, aggregator: "last" }],
  };
}

/** The same, so many days before. */
export function shifted(ago: number): string {
  return ago === 0 ? "merit" : `timeshift(merit, -${ago * DAY_SECONDS})`;
}

/** Of the bands, in Datadog's own shades. */
export const BAND_COLORS = { red: "#DC3545", yellow: "#FFC107", green: "#28A745" } as const;

/** By the limits of the bands. */
export const BAND_FORMATS = [
  { comparator: ">=", value: HEALTHY_FROM, palette: "white_on_green" },
  { comparator: ">=", value: WARNING_FROM, palette: "white_on_yellow" },
  { comparator: "<", value: WARNING_FROM, palette: "white_on_red" },
] as const;
