import type { Look, Theme } from "./theme.ts";

/** The drawings that a page can have beside each other: in one document each pattern has a name of its own. */
export type DrawingName =
  | "grid"
  | "narrow-grid"
  | "grid-foot"
  | "card"
  | "trend"
  | "narrow-trend"
  | "trend-foot";

const hatchOf = (drawing: DrawingName) => `hatch-of-${drawing}`;

/** The pattern that `groundOf` refers to; once in each drawing. Not turned, as each turned pixel would be reckoned. */
export function Hatch({ drawing, theme }: { drawing: DrawingName; theme: Theme }) {
  return (
    <defs>
      <pattern id={hatchOf(drawing)} width={10} height={10} patternUnits="userSpaceOnUse">
        <rect width={10} height={10} fill={theme.ground.unknown} />
        <path d="M-1 1L1 -1M0 10L10 0M9 11L11 9" stroke={theme.hatch} fill="none" />
      </pattern>
    </defs>
  );
}

export const groundOf = (look: Look, theme: Theme, drawing: DrawingName) =>
  look === "unknown" ? `url(#${hatchOf(drawing)})` : theme.ground[look];

const SHAPES: Record<Look, string> = {
  healthy: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
  warning: "M0 -5.5L6 5H-6z",
  critical: "M-4.5 -4.5H4.5V4.5H-4.5z",
  unknown: "M-5 -1H5V1H-5z",
};

type GlyphProps = { look: Look; x: number; y: number; theme: Theme; small?: boolean };

/** A shape for each band, so that none is told by its colour alone. */
export function Glyph({ look, x, y, theme, small = false }: GlyphProps) {
  const place = `translate(${x} ${y})${small ? " scale(0.7)" : ""}`;
  return <path d={SHAPES[look]} transform={place} fill={theme.mark[look]} />;
}

/** Cut to so many characters of an average width: a drawing cannot measure text. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

/** To a tenth: the same place on every platform. */
export const round = (value: number) => Math.round(value * 10) / 10;
