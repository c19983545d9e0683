import type { HealthGrid } from "../domain/health/health-grid.ts";
import { sayScope, sayTimes } from "../words/drawing-words.ts";
import type { Words } from "../words/words.ts";
import { Frame, MARGIN } from "./frame.tsx";
import { Cells } from "./grid-cells.tsx";
import { Labels } from "./grid-labels.tsx";
import { type GridLayout, headingsOf } from "./grid-layout.ts";
import { Legend } from "./legend.tsx";
import type { Size } from "./sheet.tsx";
import type { Theme } from "./theme.ts";

export type GridDrawing = {
  grid: HealthGrid;
  theme: Theme;
  words: Words;
  /** In which it says of when it is. */
  timeZone: string;
  drawnAt: Date;
};

const SIZE: Size = { width: 1200, height: 800 };
const [LABELS, HEADING, TOP, BOTTOM] = [264, 32, 90, 84];

/** The grid of health as a picture: rows by question, days from left to right. */
export function HealthGridDrawing({ grid, theme, words, ...at }: GridDrawing) {
  const drawing = { drawing: "grid", grid, theme, words, layout: layoutOf(grid) } as const;
  return (
    <Frame
      drawing="grid"
      size={SIZE}
      theme={theme}
      title={words.t("drawing.health")}
      about={sayScope(grid.scope, words)}
      times={sayTimes(grid, at, words)}
    >
      <g transform={`translate(${MARGIN} ${TOP})`}>
        <Labels {...drawing} />
      </g>
      <g transform={`translate(${MARGIN + LABELS} ${TOP})`}>
        <Cells {...drawing} />
      </g>
      <Legend drawing="grid" x={MARGIN} y={SIZE.height - 52} theme={theme} words={words} />
    </Frame>
  );
}

function layoutOf({ days, rows }: HealthGrid): GridLayout {
  const room = SIZE.height - TOP - BOTTOM - headingsOf(rows) * HEADING;
  return {
    above: 0,
    days: 0,
    label: LABELS,
    column: (SIZE.width - 2 * MARGIN - LABELS) / Math.max(1, days.length),
    line: room / Math.max(1, rows.length),
    heading: HEADING,
    letters: { label: 14, figure: 15 },
  };
}
