import type { HealthGrid } from "../domain/health/health-grid.ts";
import { type PictureOf, rowOf } from "../domain/pictures/picture.ts";
import type { Words } from "../words/words.ts";
import { BadgeDrawing } from "./badge.tsx";
import { CardDrawing } from "./card.tsx";
import { HealthGridDrawing } from "./health-grid.tsx";
import { renderSvg } from "./render-svg.ts";
import { THEMES, type ThemeName } from "./theme.ts";
import { TrendDrawing } from "./trend.tsx";

/** Raised with everything that changes how a picture looks: what was drawn before is then drawn again. */
export const DRAWING = 2;

export type PictureDrawing = {
  picture: PictureOf;
  grid: HealthGrid;
  theme: ThemeName;
  words: Words;
  timeZone: string;
};

/** A picture as the text of an SVG document; throws where its row is none of the grid's. */
export function drawPicture({ picture, grid, theme: name, words, timeZone }: PictureDrawing): string {
  const theme = THEMES[name];
  if (picture.kind === "grid") {
    return renderSvg(HealthGridDrawing({ grid, theme, words, timeZone }));
  }
  const row = rowOf(grid, picture.row);
  if (row === undefined) throw new Error(`there is no row ${picture.row}`);
  const Drawing = { card: CardDrawing, trend: TrendDrawing, badge: BadgeDrawing }[picture.kind];
  return renderSvg(<Drawing grid={grid} row={row} theme={theme} words={words} timeZone={timeZone} />);
}
