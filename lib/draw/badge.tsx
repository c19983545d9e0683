import { latestCell } from "../domain/pictures/picture.ts";
import { sayAmount } from "../words/catalogue-words.ts";
import { sayTrend } from "../words/drawing-words.ts";
import type { FigureDrawing } from "./card.tsx";
import { lookOf } from "./look.ts";
import { textWidth } from "./text-width.ts";

const HEIGHT = 20;
const PADDING = 7;

/** As READMEs have them: what, and how it is, on the colour of its band: too small for hatching. */
export function BadgeDrawing({ trend, theme, words }: Pick<FigureDrawing, "trend" | "theme" | "words">) {
  const cell = latestCell(trend);
  const raw = cell?.raw ?? null;
  // What nobody judges is of no band; what is not known looks alike in both.
  const look = trend.measure === null && raw !== null ? null : lookOf(cell?.fom ?? null);
  const label = sayTrend(trend, words);
  const value = look === "unknown" ? words.t("health.band.unknown") : sayAmount(words, trend.unit, raw);
  const left = textWidth(label, 11) + 2 * PADDING;
  const right = textWidth(value, 11, "semibold") + 2 * PADDING;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${left + right} ${HEIGHT}`}
      width={left + right}
      height={HEIGHT}
      fontFamily={theme.font}
      fontSize={11}
      textAnchor="middle"
    >
      <title>
        {[`${label}: ${value}`, ...(look === null ? [] : [words.t(`health.band.${look}`)])].join(", ")}
      </title>
      <rect width={left} height={HEIGHT} fill={theme.text} />
      <rect x={left} width={right} height={HEIGHT} fill={look === null ? theme.accent : theme.mark[look]} />
      <text x={left / 2} y={14} fill={theme.paper}>
        {label}
      </text>
      <text x={left + right / 2} y={14} fontWeight={600} fill={theme.paper}>
        {value}
      </text>
    </svg>
  );
}
