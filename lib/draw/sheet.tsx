import type { ReactNode } from "react";
import type { Theme } from "./theme.ts";

export type Size = { width: number; height: number };

type Props = { size: Size; theme: Theme; title: string; children: ReactNode };

/** The element around a drawing, with its letters and its name. */
export function Sheet({ size: { width, height }, theme, title, children }: Props) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={theme.font}
      fontSize={14}
      fill={theme.text}
    >
      <title>{title}</title>
      {children}
    </svg>
  );
}
