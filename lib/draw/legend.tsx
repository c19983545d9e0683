import type { Words } from "../words/words.ts";
import { type DrawingName, Glyph, groundOf } from "./marks.tsx";
import type { Look, Theme } from "./theme.ts";

const LOOKS = ["healthy", "warning", "critical", "unknown"] as const satisfies Look[];
const EACH = 200;

type Props = {
  drawing: DrawingName;
  x: number;
  y: number;
  theme: Theme;
  words: Words;
  /** All unless given. */
  looks?: readonly Look[];
};

/** What colours and shapes mean, with the bounds of the bands. */
export function Legend({ drawing, x, y, theme, words, looks = LOOKS }: Props) {
  return (
    <g fontSize={12}>
      {looks.map((look, index) => (
        <g key={look} transform={`translate(${x + index * EACH} ${y})`}>
          <rect
            y={-14}
            width={28}
            height={20}
            rx={4}
            fill={groundOf(look, theme, drawing)}
            stroke={look === "unknown" ? theme.hatch : "none"}
          />
          {look === "unknown" ? null : <Glyph look={look} x={14} y={-4} fill={theme.ink[look]} />}
          <text x={36} fill={theme.text}>
            {words.t(`drawing.legend.${look}`)}
          </text>
        </g>
      ))}
    </g>
  );
}
