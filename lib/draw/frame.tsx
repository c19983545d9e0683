import type { ReactNode } from "react";
import { cut, type DrawingName, Hatch } from "./marks.tsx";
import { Sheet, type Size } from "./sheet.tsx";
import { textWidth } from "./text-width.ts";
import type { Theme } from "./theme.ts";

export const MARGIN = 32;

type Props = {
  drawing: DrawingName;
  size: Size;
  theme: Theme;
  title: string;
  /** Under the title, smaller: of what it is. */
  about: string;
  /**
   * The last line: until when its data goes, and when it was drawn; two lines where one has no room for both. A legend
   * has the line above it, as it is too long for the same one in some language.
   */
  times: readonly [data: string, drawn: string];
  children: ReactNode;
};

/** The paper of every picture with what has to be on each: what it is, of what, and of when. */
export function Frame({ drawing, size, theme, title, about, times, children }: Props) {
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
      <Times times={times} size={size} theme={theme} />
    </Sheet>
  );
}

function Times({ times, size: { width, height }, theme }: Pick<Props, "times" | "size" | "theme">) {
  const [data, drawn] = times;
  const whole = `${data}, ${drawn}`;
  const lines = textWidth(whole, 12) <= width - 2 * MARGIN ? [whole] : [`${data},`, drawn];
  return lines.map((line, index) => (
    <text
      key={line}
      x={MARGIN}
      y={height - 24 + 16 * (index - (lines.length - 1) / 2)}
      fontSize={12}
      fill={theme.muted}
    >
      {line}
    </text>
  ));
}
