import type { Words } from "../words/words.ts";
import { type DrawingName, Glyph, groundOf } from "./marks.tsx";
import { textWidth } from "./text-width.ts";
import type { Look, Theme } from "./theme.ts";

export const LOOKS = ["healthy", "warning", "critical", "unknown"] as const satisfies Look[];
export const SWATCH = { width: 28, height: 20 };
const [BESIDE, BETWEEN, LETTERS] = [8, 28, 12];

type SwatchProps = { look: Look; drawing: DrawingName; theme: Theme };

/** Ground and shape of a band, as a cell has them. */
export function Swatch({ look, drawing, theme }: SwatchProps) {
  return (
    <>
      <rect {...SWATCH} rx={4} fill={groundOf(look, theme, drawing)} />
      {look === "unknown" ? null : <Glyph look={look} x={14} y={10} theme={theme} />}
    </>
  );
}

type Props = {
  drawing: DrawingName;
  x: number;
  y: number;
  theme: Theme;
  words: Words;
  /** All unless given. */
  looks?: readonly Look[];
};

/** What colours and shapes mean, with the bounds of the bands; each as wide as its words. */
export function Legend({ drawing, x, y, theme, words, looks = LOOKS }: Props) {
  const said = looks.map((look) => words.t(`drawing.legend.${look}`));
  const leftOf = (index: number) =>
    said.slice(0, index).reduce((left, text) => left + entryWidth(text) + BETWEEN, x);
  return (
    <g fontSize={LETTERS}>
      {looks.map((look, index) => (
        <g key={look} transform={`translate(${leftOf(index)} ${y - 14})`}>
          <Swatch look={look} drawing={drawing} theme={theme} />
          <text x={SWATCH.width + BESIDE} y={14}>
            {said[index]}
          </text>
        </g>
      ))}
    </g>
  );
}

const entryWidth = (text: string) => SWATCH.width + BESIDE + textWidth(text, LETTERS);
