import { sayGroup, sayRow } from "../words/drawing-words.ts";
import type { CellsDrawing } from "./grid-cells.tsx";
import { sectionsOf } from "./grid-layout.ts";
import { cut, round } from "./marks.tsx";

/** What the rows ask, under the names of their groups. */
export function Labels({ grid, theme, words, layout }: Omit<CellsDrawing, "hrefOf">) {
  const { line, heading, letters } = layout;
  return sectionsOf(grid.rows, layout).map(({ group, y, rows }) => (
    <g key={y}>
      <text y={y + heading - 10} fontSize={12} fontWeight={600} fill={theme.muted}>
        {sayGroup(group, words)}
      </text>
      {rows.map((placed) => (
        <text key={placed.row.key} y={round(placed.y + line / 2 + 4)} fontSize={letters.label}>
          {cut(sayRow(placed.row.key, words), 34)}
        </text>
      ))}
    </g>
  ));
}
