import {
  type Asked,
  BAND_FORMATS,
  board,
  COLUMNS,
  DAYS_AGO,
  type Dashboard,
  meritRequest,
  shifted,
} from "./dashboard.ts";

/** One widget with a row for each check and a coloured column for each day: a single query instead of one a cell. */
export function tableDashboard(asked: Asked): Dashboard {
  const formulas = DAYS_AGO.map((ago) => ({
    formula: shifted(ago),
    alias: asked.words.day(ago),
    cell_display_mode: "number",
    conditional_formats: BAND_FORMATS,
  }));
  const definition = {
    type: "query_table",
    title: asked.words.title,
    has_search_bar: "never",
    requests: [{ ...meritRequest(asked, null), formulas }],
  };
  return board(asked, [{ definition, layout: { x: 0, y: 0, width: COLUMNS, height: 6 } }]);
}
