import {
  type Asked,
  BAND_FORMATS,
  board,
  CHECKS,
  COLUMNS,
  DAYS_AGO,
  type Dashboard,
  meritRequest,
  shifted,
  type Widget,
} from "./dashboard.ts";

/** As many rows as make 64 widgets with their seven days, labels, headers and the title. */
const ROWS = 7;
const LABEL_WIDTH = COLUMNS - DAYS_AGO.length;
const CELL_HEIGHT = 2;

/** A widget for each cell: every Datadog has these, and each opens on its own. */
export function valuesDashboard(asked: Asked): Dashboard {
  const { words } = asked;
  const title = note(words.title, { x: 0, y: 0, width: LABEL_WIDTH, height: 1 });
  const headers = DAYS_AGO.map((ago, column) =>
    note(words.day(ago), { x: LABEL_WIDTH + column, y: 0, width: 1, height: 1 }),
  );
  const rows = CHECKS.slice(0, ROWS).flatMap((check, row) => rowOf(asked, check, 1 + row * CELL_HEIGHT));
  return board(asked, [title, ...headers, ...rows]);
}

function rowOf(asked: Asked, check: string, y: number): Widget[] {
  const label = note(asked.words.check[check] ?? check, {
    x: 0,
    y,
    width: LABEL_WIDTH,
    height: CELL_HEIGHT,
  });
  const cells = DAYS_AGO.map((ago, column) => ({
    definition: cellOf(asked, check, ago),
    layout: { x: LABEL_WIDTH + column, y, width: 1, height: CELL_HEIGHT },
  }));
  return [label, ...cells];
}

function cellOf(asked: Asked, check: string, ago: number) {
  const request = {
    ...meritRequest(asked, check),
    formulas: [{ formula: shifted(ago) }],
    conditional_formats: BAND_FORMATS,
  };
  return { type: "query_value", autoscale: false, precision: 2, requests: [request] };
}

function note(content: string, layout: Widget["layout"]): Widget {
  return {
    definition: {
      type: "note",
      content,
      background_color: "transparent",
      font_size: "14",
      text_align: "left",
      vertical_align: "center",
      show_tick: false,
      has_padding: true,
    },
    layout,
  };
}
