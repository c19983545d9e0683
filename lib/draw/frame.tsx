import type { ReactNode } from "react";
import { cut, type DrawingName, FONT, Hatch } from "./marks.tsx";
import type { Theme } from "./theme.ts";

export type Size = { width: number; height: number };

export const MARGIN = 32;

type Props = {
  drawing: DrawingName;
  size: Size;
  theme: Theme;
  title: string;
  /** Under the title, smaller: of what it is. */
  about: string;
  /** At the lower right: as of when. */
  asOf: string;
  children: ReactNode;
};

/** The paper of every picture with what has to be on each: what it is, of what, and as of when. */
export function Frame({ drawing, size, theme, title, about, asOf, children }: Props) {
  const { width, height } = size;
  // Of a semibold letter at 24 px and of a plain one at 14 px, on average.
  const [large, small] = [(width - 2 * MARGIN) / 13, (width - 2 * MARGIN) / 7.6];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={FONT}
      fontSize={14}
      fill={theme.text}
    >
      <title>{`${title}, ${about}`}</title>
      <Hatch drawing={drawing} theme={theme} />
      <rect width={width} height={height} fill={theme.paper} />
      <text x={MARGIN} y={50} fontSize={24} fontWeight={600}>
        {cut(title, large)}
      </text>
      <text x={MARGIN} y={76} fill={theme.muted}>
        {cut(about, small)}
      </text>
      {children}
      <text x={width - MARGIN} y={height - 26} fontSize={12} textAnchor="end" fill={theme.muted}>
        {asOf}
      </text>
    </svg>
  );
}
