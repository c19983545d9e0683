import { sayAsOf, sayRow, sayScope } from "../words/drawing-words.ts";
import type { RowDrawing } from "./card.tsx";
import { Frame, MARGIN } from "./frame.tsx";
import { Legend } from "./legend.tsx";
import { Hatch } from "./marks.tsx";
import { Sheet, type Size } from "./sheet.tsx";
import type { Box } from "./spark.tsx";
import { PAGE_THEME } from "./theme.ts";
import { TrendPlot } from "./trend-plot.tsx";

const SIZE: Size = { width: 1200, height: 400 };
const PLOT: Box = { x: MARGIN, y: 110, width: SIZE.width - 2 * MARGIN, height: 182 };

/** One row over its days as a picture. */
export function TrendDrawing({ grid, row, theme, words, timeZone }: RowDrawing) {
  return (
    <Frame
      drawing="trend"
      size={SIZE}
      theme={theme}
      title={sayRow(row.key, words)}
      about={sayScope(grid.scope, words)}
      asOf={sayAsOf({ rows: [row] }, timeZone, words)}
    >
      <TrendPlot row={row} theme={theme} words={words} place={PLOT} />
      <Legend
        drawing="trend"
        x={MARGIN}
        y={SIZE.height - 48}
        theme={theme}
        words={words}
        looks={["unknown"]}
      />
    </Frame>
  );
}

const PAGE_SIZE: Size = { width: 840, height: 240 };
const PAGE_PLOT: Box = { x: 0, y: 12, width: PAGE_SIZE.width, height: 192 };

/** As a page has it, which says itself what it is. */
export function PageTrend({ grid, row, words }: Pick<RowDrawing, "grid" | "row" | "words">) {
  const title = `${sayRow(row.key, words)}, ${sayScope(grid.scope, words)}`;
  return (
    <Sheet size={PAGE_SIZE} theme={PAGE_THEME} title={title}>
      <Hatch drawing="trend" theme={PAGE_THEME} />
      <TrendPlot row={row} theme={PAGE_THEME} words={words} place={PAGE_PLOT} />
    </Sheet>
  );
}
