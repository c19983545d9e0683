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
const LABEL = 152;
const LETTERS = 13;

type Props = Pick<CellsDrawing, "grid" | "words" | "hrefOf">;

/**
 * The grid as a page has it, which says itself what it is: without title and legend, in rows as high as a table's.
 * Labels and cells are drawings of their own, so that labels stay where they are while cells scroll.
 */
export function PageGrid(props: Props) {
  const labels = labelsWidth(props);
  const layout = layoutOf((WIDTH - labels) / Math.max(1, props.grid.days.length));
  return <Sheets {...props} drawing="grid" layout={layout} labels={labels} />;
}

/** Seven cells of the smallest screen, on which their figure can be read and a finger meets one. */
const NARROW: GridLayout = {
  ...{ above: 20, days: 24, label: 252, column: 36, line: 32, heading: 32 },
  letters: { label: LETTERS, figure: LETTERS },
};

/** The same on a phone, where each row's name stands above its cells: so a week fits, and the labels lie over the cells. */
export function NarrowGrid(props: Props) {
  return <Sheets {...props} drawing="narrow-grid" layout={NARROW} labels={NARROW.label} />;
}

type SheetsProps = Props & Pick<CellsDrawing, "drawing" | "layout"> & { labels: number };

function Sheets({ labels, hrefOf, ...rest }: SheetsProps) {
  const { grid, words, layout } = rest;
  const drawing = { ...rest, theme: PAGE_THEME };
  const height = gridHeight(grid.rows, layout);
  const title = `${words.t("drawing.health")}, ${sayScope(grid.scope, words)}`;
  return (
    <>
      <Sheet size={{ width: labels, height }} theme={PAGE_THEME} title={title}>
        <Labels {...drawing} />
      </Sheet>
      <Sheet size={{ width: layout.column * grid.days.length, height }} theme={PAGE_THEME} title={title}>
        <Hatch drawing={drawing.drawing} theme={PAGE_THEME} />
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
  above: 0,
  days: 0,
  label: LABEL,
  column: Math.min(CELL.most, Math.max(CELL.least, Math.floor(fair))),
  line: 32,
  heading: 32,
  letters: { label: LETTERS, figure: LETTERS },
});
