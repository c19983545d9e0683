import { sayGroup, sayRow } from "../words/drawing-words.ts";
import type { CellsDrawing } from "./grid-cells.tsx";
import { sectionsOf } from "./grid-layout.ts";
import { cut, round } from "./marks.tsx";
import { linesOf } from "./text-width.ts";

/** What the rows ask, under the names of their groups. */
export function Labels({ grid, theme, words, layout }: Omit<CellsDrawing, "hrefOf" | "drawing">) {
  const { line, heading, letters, label, above } = layout;
  return sectionsOf(grid.rows, layout).map(({ group, y, rows }) => (
    <g key={y}>
      <text y={y + heading - 10} fontSize={12} fontWeight={600} fill={theme.muted}>
        {sayGroup(group, words)}
      </text>
      {rows.map((placed) => (
        <Label
          key={placed.row.key}
          lines={linesOf(cut(sayRow(placed.row.key, words), 34), letters.label, label)}
          middle={placed.y + (above === 0 ? line : -above) / 2}
          size={letters.label}
        />
      ))}
    </g>
  ));
}

/** One line or two, around the middle of a row. */
function Label({ lines, middle, size }: { lines: string[]; middle: number; size: number }) {
  const step = size + 1;
  const first = middle + 4 - (lines.length - 1) * (step / 2);
  return lines.map((text, index) => (
    <text key={text} y={round(first + index * step)} fontSize={size}>
      {text}
    </text>
  ));
}
