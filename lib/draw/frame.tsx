import type { ReactNode } from "react";
import { cut, type DrawingName, Hatch } from "./marks.tsx";
import { Sheet, type Size } from "./sheet.tsx";
import type { Theme } from "./theme.ts";

export const MARGIN = 32;

type Props = {
  drawing: DrawingName;
  size: Size;
  theme: Theme;
  title: string;
  /** Under the title, smaller: of what it is. */
  about: string;
  /** The last line: as of when. A legend has the line above it, as both are too long for one in some language. */
  asOf: string;
  children: ReactNode;
};

/** The paper of every picture with what has to be on each: what it is, of what, and as of when. */
export function Frame({ drawing, size, theme, title, about, asOf, children }: Props) {
  const { width, height } = size;
  // Of a semibold letter at 24 px and of a plain one at 14 px, on average.
  const [large, small] = [(width - 2 * MARGIN) / 13, (width - 2 * MARGIN) / 7.6];
  return (
    <Sheet size={size} theme={theme} title={`${title}, ${about}`}>
      <Hatch drawing={drawing} theme={theme} />
      <rect width={width} height={height} fill={theme.paper} />
      <text x={MARGIN} y={50} fontSize={24} fontWeight={600}>
        {cut(title, large)}
      </text>
      <text x={MARGIN} y={76} fill={theme.muted}>
        {cut(about, small)}
      </text>
      {children}
      <text x={MARGIN} y={height - 24} fontSize={12} fill={theme.muted}>
        {asOf}
      </text>
    </Sheet>
  );
}
