import { latestCell } from "../domain/pictures/picture.ts";
import { sayAmount } from "../words/catalogue-words.ts";
import { sayRow } from "../words/drawing-words.ts";
import type { RowDrawing } from "./card.tsx";
import { lookOf } from "./look.ts";
import { textWidth } from "./text-width.ts";

const HEIGHT = 20;
const PADDING = 7;

/** As READMEs have them: what, and how it is, on the colour of its band: too small for hatching. */
export function BadgeDrawing({ row, theme, words }: Pick<RowDrawing, "row" | "theme" | "words">) {
  const cell = latestCell(row);
  const look = lookOf(cell?.fom ?? null);
  const label = sayRow(row.key, words);
  const value =
    look === "unknown" ? words.t("health.band.unknown") : sayAmount(words, row.unit, cell?.raw ?? null);
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
      <title>{`${label}: ${value}, ${words.t(`health.band.${look}`)}`}</title>
      <rect width={left} height={HEIGHT} fill={theme.text} />
      <rect x={left} width={right} height={HEIGHT} fill={theme.mark[look]} />
      <text x={left / 2} y={14} fill={theme.paper}>
        {label}
      </text>
      <text x={left + right / 2} y={14} fontWeight={600} fill={theme.paper}>
        {value}
      </text>
    </svg>
  );
}
