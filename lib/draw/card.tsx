import type { HealthGrid, HealthGridRow } from "../domain/health/health-grid.ts";
import { latestCell } from "../domain/pictures/picture.ts";
import { sayAmount } from "../words/catalogue-words.ts";
import { sayAsOf, sayMissing, sayRow, sayScope } from "../words/drawing-words.ts";
import type { Words } from "../words/words.ts";
import { Frame, MARGIN } from "./frame.tsx";
import { lookOf } from "./look.ts";
import { cut, Glyph } from "./marks.tsx";
import type { Size } from "./sheet.tsx";
import { Spark } from "./spark.tsx";
import type { Theme } from "./theme.ts";

export type RowDrawing = {
  grid: HealthGrid;
  row: HealthGridRow;
  theme: Theme;
  words: Words;
  timeZone: string;
};

const SIZE: Size = { width: 480, height: 240 };

/** One row as a card: its last known value, on how many events it rests, its band, and its days as a small line. */
export function CardDrawing({ grid, row, theme, words, timeZone }: RowDrawing) {
  const { t, format } = words;
  const cell = latestCell(row);
  const look = lookOf(cell?.fom ?? null);
  const said = cell?.fom === null && cell.reason !== null ? sayMissing(cell.reason, words) : null;
  const n = cell?.n ?? null;
  return (
    <Frame
      drawing="card"
      size={SIZE}
      theme={theme}
      title={sayRow(row.key, words)}
      about={sayScope(grid.scope, words)}
      asOf={sayAsOf({ rows: [row] }, timeZone, words)}
    >
      <text x={MARGIN} y={132} fontSize={36} fontWeight={600}>
        {sayAmount(words, row.unit, cell?.raw ?? null)}
      </text>
      <Glyph look={look} x={MARGIN + 6} y={157} theme={theme} />
      <text x={MARGIN + 20} y={162} fontWeight={600}>
        {t("drawing.figure", { figure: format.merit(cell?.fom ?? null), band: t(`health.band.${look}`) })}
      </text>
      <text x={MARGIN} y={186} fontSize={12} fill={theme.muted}>
        {cut(said ?? (n === null ? "" : t("drawing.n", { n })), 68)}
      </text>
      <Spark row={row} theme={theme} place={{ x: 270, y: 100, width: 178, height: 62 }} />
    </Frame>
  );
}
