import { board, COLUMNS, type Dashboard, type Titled } from "./dashboard.ts";

/** A picture as whoever looks at the board loads it: no SVG there. */
const PICTURE = /^https?:\/\/[^\s"<>\\^`{|}?#]+\/i\/[A-Za-z0-9_-]{16,200}\.png$/;

/** Whether an address is one of a picture of ours that a board can show. */
export function isPictureUrl(url: string): boolean {
  return url.length <= 500 && PICTURE.test(url);
}

/** Our own picture of the grid, by its address; the dark one where the board is dark. */
export function imageDashboard(asked: Titled, pictureUrl: string): Dashboard {
  const definition = {
    type: "image",
    url: pictureUrl,
    url_dark_theme: `${pictureUrl}?theme=dark`,
    sizing: "contain",
    margin: "md",
    has_background: true,
    has_border: true,
    horizontal_align: "center",
    vertical_align: "center",
  };
  return board(asked, [{ definition, layout: { x: 0, y: 0, width: COLUMNS, height: 8 } }]);
}
