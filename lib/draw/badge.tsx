import { latestCell } from "../domain/pictures/picture.ts";
import { sayAmount } from "../words/catalogue-words.ts";
import { sayRow } from "../words/drawing-words.ts";
import type { RowDrawing } from "./card.tsx";
import { lookOf } from "./look.ts";
import { FONT } from "./marks.tsx";

const HEIGHT = 20;
/** Of a letter of 11 px, generously: what cannot be measured must not be cut. */
const LETTER = 6.6;
const PADDING = 7;

/** As READMEs have them: what, and how it is, on the ground of its band. */
export function BadgeDrawing({ row, theme, words }: Pick<RowDrawing, "row" | "theme" | "words">) {
  const cell = latestCell(row);
  const look = lookOf(cell?.fom ?? null);
  const label = sayRow(row.key, words);
  const value =
    look === "unknown" ? words.t("health.band.unknown") : sayAmount(words, row.unit, cell?.raw ?? null);
  const [left, right] = [widthOf(label), widthOf(value)];
  // A badge is too small for hatching.
  const [ground, ink] =
    look === "unknown" ? [theme.muted, theme.paper] : [theme.ground[look], theme.ink[look]];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${left + right} ${HEIGHT}`}
      width={left + right}
      height={HEIGHT}
      fontFamily={FONT}
      fontSize={11}
      textAnchor="middle"
    >
      <title>{`${label}: ${value}, ${words.t(`health.band.${look}`)}`}</title>
      <rect width={left} height={HEIGHT} fill={theme.text} />
      <rect x={left} width={right} height={HEIGHT} fill={ground} />
      <text x={left / 2} y={14} fill={theme.paper}>
        {label}
      </text>
      <text x={left + right / 2} y={14} fontWeight={600} fill={ink}>
        {value}
      </text>
    </svg>
  );
}

const widthOf = (text: string) => Math.ceil([...text].length * LETTER) + 2 * PADDING;
