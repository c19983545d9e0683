import { GROUPS } from "../domain/health/behind.ts";
import { sayGroup, sayRow, sayScope } from "../words/drawing-words.ts";
import { Cells, type CellsDrawing } from "./grid-cells.tsx";
import { Labels } from "./grid-labels.tsx";
import { type GridLayout, gridHeight } from "./grid-layout.ts";
import { Hatch } from "./marks.tsx";
import { Sheet } from "./sheet.tsx";
import { linesOf, widest } from "./text-width.ts";
import { PAGE_THEME } from "./theme.ts";

/** As wide as a page shows it, where cells are neither stretched nor too small for their figure. */
const WIDTH = 1000;
const CELL = { least: 30, most: 64 };
/** A phone shows some days beside it. */
const LABEL = 152;
const LETTERS = 13;

type Props = Pick<CellsDrawing, "grid" | "words" | "hrefOf">;

/**
 * The grid as a page has it, which says itself what it is: without title and legend, in rows as high as a table's.
 * Labels and cells are drawings of their own, so that labels stay where they are while cells scroll.
 */
export function PageGrid({ grid, words, hrefOf }: Props) {
  const { days, rows } = grid;
  const labels = labelsWidth({ grid, words });
  const layout = layoutOf((WIDTH - labels) / Math.max(1, days.length));
  const drawing = { grid, theme: PAGE_THEME, words, layout };
  const height = gridHeight(rows, layout);
  const title = `${words.t("drawing.health")}, ${sayScope(grid.scope, words)}`;
  return (
    <>
      <Sheet size={{ width: labels, height }} theme={PAGE_THEME} title={title}>
        <Labels {...drawing} />
      </Sheet>
      <Sheet size={{ width: layout.column * days.length, height }} theme={PAGE_THEME} title={title}>
        <Hatch drawing="grid" theme={PAGE_THEME} />
        <Cells {...drawing} hrefOf={hrefOf} />
      </Sheet>
    </>
  );
}

function labelsWidth({ grid, words }: Pick<Props, "grid" | "words">): number {
  const groups = GROUPS.map((group) => sayGroup(group, words));
  const rows = grid.rows.flatMap(({ key }) => linesOf(sayRow(key, words), LETTERS, LABEL));
  return widest([...groups, ...rows], LETTERS) + 12;
}

const layoutOf = (fair: number): GridLayout => ({
  label: LABEL,
  column: Math.min(CELL.most, Math.max(CELL.least, Math.floor(fair))),
  line: 32,
  heading: 32,
  letters: { label: LETTERS, figure: LETTERS },
});
