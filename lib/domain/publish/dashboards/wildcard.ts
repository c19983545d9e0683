import { HEALTHY_FROM, WARNING_FROM } from "../../health/merit.ts";
import {
  type Asked,
  BAND_COLORS,
  board,
  CHECKS,
  COLUMNS,
  DAYS_AGO,
  type Dashboard,
  meritRequest,
  shifted,
} from "./dashboard.ts";

const GREY = "#9AA0A6";

/** A name that needs no escaping as a field of the data. */
const field = (ago: number) => `d${ago}`;

/** The grid as a picture that Datadog draws itself, from the same metric. */
export function wildcardDashboard(asked: Asked): Dashboard {
  const formulas = DAYS_AGO.map((ago) => ({ formula: shifted(ago), alias: field(ago) }));
  const definition = {
    type: "wildcard",
    title: asked.words.title,
    requests: [{ ...meritRequest(asked, null), formulas }],
    specification: { type: "vega-lite", contents: contentsOf(asked) },
  };
  return board(asked, [{ definition, layout: { x: 0, y: 0, width: COLUMNS, height: 8 } }]);
}

function contentsOf({ words }: Asked) {
  const names = Object.fromEntries(CHECKS.map((check) => [check, words.check[check] ?? check]));
  const days = Object.fromEntries(DAYS_AGO.map((ago) => [field(ago), words.day(ago)]));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    data: { name: "table1" },
    transform: [
      { fold: DAYS_AGO.map(field), as: ["shift", "merit"] },
      { calculate: lookup(names, "check"), as: "row" },
      { calculate: lookup(days, "shift"), as: "day" },
    ],
    encoding: {
      x: axis("day", Object.values(days), "top"),
      y: axis("row", Object.values(names), "left"),
      tooltip: [{ field: "row" }, { field: "day" }, { field: "merit", type: "quantitative", format: ".2f" }],
    },
    layer: [unknownCells(), knownCells(), figures()],
  };
}

/** An expression that reads a word by a field; JSON is what such an expression calls an object. */
function lookup(words: Record<string, string>, by: string): string {
  return `${JSON.stringify(words)}[datum.${by}] || datum.${by}`;
}

function axis(name: string, sort: string[], orient: string) {
  return { field: name, type: "nominal", sort, axis: { title: null, orient, domain: false, ticks: false } };
}

/** Below all: a day without a value stays grey. */
function unknownCells() {
  return { mark: { type: "rect", color: GREY, opacity: 0.3 } };
}

const known = [{ filter: "isValid(datum.merit)" }];

/** Two limits make three bands: a third would shift the colours. */
function knownCells() {
  const scale = {
    type: "threshold",
    domain: [WARNING_FROM, HEALTHY_FROM],
    range: [BAND_COLORS.red, BAND_COLORS.yellow, BAND_COLORS.green],
  };
  return {
    transform: known,
    mark: { type: "rect", stroke: "white" },
    encoding: { color: { field: "merit", type: "quantitative", scale, legend: null } },
  };
}

function figures() {
  const colour = {
    condition: { test: `datum.merit < ${WARNING_FROM}`, value: "white" },
    value: "black",
  };
  return {
    transform: known,
    mark: { type: "text" },
    encoding: { text: { field: "merit", type: "quantitative", format: ".2f" }, color: colour },
  };
}
