import { HEALTHY_FROM, WARNING_FROM } from "../../health/merit.ts";
import { type Asked, BAND_COLORS, board, COLUMNS, type Dashboard, meritQuery } from "./dashboard.ts";

/** A cell a day: a week of Datadog's own, much finer cells would show each value many times. */
const DAILY = ".rollup(avg, 86400)";

/**
 * Datadog's own grid of groups over time. Its package for Node does not know this widget yet (1.64); the form is that
 * of its packages for Go and Python.
 */
export function heatgridDashboard(asked: Asked): Dashboard {
  const query = `${meritQuery(asked, null)}${DAILY}`;
  const request = {
    response_format: "timeseries",
    queries: [{ data_source: "metrics", name: "merit", query }],
    formulas: [{ formula: "merit" }],
  };
  const definition = {
    type: "heatgrid",
    title: asked.words.title,
    time: { live_span: "1w" },
    requests: [request],
    sort: { nesting_display: "flat", sort_by: { property: "label", order: "asc" } },
    color: { mode: "discrete", source: "custom", bins: BINS },
    legend: { show_caption: true },
    label_column: { width: "m" },
  };
  return board(asked, [{ definition, layout: { x: 0, y: 0, width: COLUMNS, height: 6 } }]);
}

/** The first reaches down without an end. */
const BINS = [
  { color: BAND_COLORS.red },
  { color: BAND_COLORS.yellow, lower_bound: WARNING_FROM },
  { color: BAND_COLORS.green, lower_bound: HEALTHY_FROM },
];
