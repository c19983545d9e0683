import type { HealthCell } from "../domain/health/health-grid.ts";
import type { Trend } from "../domain/health/trend.ts";
import { latestCell } from "../domain/pictures/picture.ts";
import { sayAmount } from "../words/catalogue-words.ts";
import { sayMissing, sayScope, sayTimes, sayTrend } from "../words/drawing-words.ts";
import type { Words } from "../words/words.ts";
import { Frame, MARGIN } from "./frame.tsx";
import { lookOf } from "./look.ts";
import { cut, Glyph } from "./marks.tsx";
import type { Size } from "./sheet.tsx";
import { Spark } from "./spark.tsx";
import type { Theme } from "./theme.ts";

export type FigureDrawing = { trend: Trend; theme: Theme; words: Words; timeZone: string; drawnAt: Date };

const SIZE: Size = { width: 480, height: 240 };

/** One figure as a card: its last known value, on how many events it rests, its band, and its days as a small line. */
export function CardDrawing({ trend, theme, words, ...at }: FigureDrawing) {
  const cell = latestCell(trend);
  return (
    <Frame
      drawing="card"
      size={SIZE}
      theme={theme}
      title={sayTrend(trend, words)}
      about={sayScope(trend.scope, words)}
      times={sayTimes({ rows: [trend] }, at, words)}
    >
      <text x={MARGIN} y={132} fontSize={36} fontWeight={600}>
        {sayAmount(words, trend.unit, cell?.raw ?? null)}
      </text>
      {trend.measure === null ? null : <BandLine fom={cell?.fom ?? null} theme={theme} words={words} />}
      <text x={MARGIN} y={186} fontSize={12} fill={theme.muted}>
        {cut(restsOn(cell, words), 68)}
      </text>
      <Spark trend={trend} theme={theme} place={{ x: 270, y: 100, width: 178, height: 62 }} />
    </Frame>
  );
}

/** The figure of merit with its shape and its word. */
function BandLine({ fom, theme, words }: { fom: number | null; theme: Theme; words: Words }) {
  const look = lookOf(fom);
  return (
    <>
      <Glyph look={look} x={MARGIN + 6} y={157} theme={theme} />
      <text x={MARGIN + 20} y={162} fontWeight={600}>
        {words.t("drawing.figure", {
          figure: words.format.merit(fom),
          band: words.t(`health.band.${look}`),
        })}
      </text>
    </>
  );
}

/** Why it is not known, or on how many events it rests. */
function restsOn(cell: HealthCell | undefined, words: Words): string {
  if (cell === undefined) return "";
  if (cell.reason !== null) return sayMissing(cell.reason, words);
  return cell.n === null ? "" : words.t("drawing.n", { n: cell.n });
}
