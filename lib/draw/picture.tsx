import type { HealthGrid } from "../domain/health/health-grid.ts";
import type { Trend } from "../domain/health/trend.ts";
import type { PictureOf } from "../domain/pictures/picture.ts";
import type { Words } from "../words/words.ts";
import { BadgeDrawing } from "./badge.tsx";
import { CardDrawing } from "./card.tsx";
import { HealthGridDrawing } from "./health-grid.tsx";
import { renderSvg } from "./render-svg.ts";
import { THEMES, type ThemeName } from "./theme.ts";
import { TrendDrawing } from "./trend.tsx";

/** Raised with everything that changes how a picture looks: what was drawn before is then drawn again. */
export const DRAWING = 4;

/** What a picture is drawn from: all rows, or one figure. */
export type Shown = { grid: HealthGrid } | { trend: Trend };

export type PictureDrawing = {
  kind: PictureOf["kind"];
  /** Undefined where this version does not know the figure. */
  shown: Shown | undefined;
  theme: ThemeName;
  words: Words;
  timeZone: string;
  /** When it is drawn, which it says; nothing here reads a clock. */
  drawnAt: Date;
};

/** A picture as the text of an SVG document; throws where it is of what this version does not know. */
export function drawPicture({ kind, shown, theme: name, ...rest }: PictureDrawing): string {
  const theme = THEMES[name];
  if (shown === undefined) throw new Error(`there is nothing to draw a ${kind} of`);
  if ("grid" in shown) return renderSvg(<HealthGridDrawing {...shown} {...rest} theme={theme} />);
  if (kind === "grid") throw new Error("a trend is no grid");
  const Drawing = { card: CardDrawing, trend: TrendDrawing, badge: BadgeDrawing }[kind];
  return renderSvg(<Drawing {...shown} {...rest} theme={theme} />);
}
