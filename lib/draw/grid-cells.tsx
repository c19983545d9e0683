import type { HealthCell, HealthGrid, HealthGridRow } from "../domain/health/health-grid.ts";
import { sayCell } from "../words/drawing-words.ts";
import type { Words } from "../words/words.ts";
import { type GridLayout, sectionsOf } from "./grid-layout.ts";
import { lookOf } from "./look.ts";
import { type DrawingName, Glyph, groundOf, round } from "./marks.tsx";
import { textWidth, widest } from "./text-width.ts";
import type { Theme } from "./theme.ts";

export type CellsDrawing = {
  drawing: DrawingName;
  grid: HealthGrid;
  theme: Theme;
  words: Words;
  layout: GridLayout;
  /** Where a cell leads; a picture leads nowhere. */
  hrefOf?: (row: HealthGridRow, cell: HealthCell) => string | null;
};

type Place = { x: number; y: number; width: number; height: number };

const GAP = 2;
/** The least letters of a figure, and of the name of a day. */
const [SMALL, DAY_LETTERS] = [11, 12];

/** The names of the days and under them the cells, from the upper left corner of the first. */
export function Cells(drawing: CellsDrawing) {
  const { grid, layout } = drawing;
  const rows = sectionsOf(grid.rows, layout).flatMap((section) => section.rows);
  return (
    <>
      <DayNames {...drawing} />
      {rows.map(({ row, y }) => (
        <g key={row.key}>
          {row.cells.map((cell, index) => (
            <Cell
              key={cell.day}
              row={row}
              cell={cell}
              drawing={drawing}
              place={{
                x: index * layout.column,
                y,
                width: layout.column - GAP,
                height: layout.line - GAP,
              }}
            />
          ))}
        </g>
      ))}
    </>
  );
}

/** Every so many days, counted from the last, which is always named, and never beyond either end. */
function DayNames({ grid: { days }, theme, words, layout }: CellsDrawing) {
  const { column } = layout;
  const names = days.map((day) => words.format.bucketDay(day));
  const widestName = widest(names, DAY_LETTERS);
  const every = Math.ceil((widestName + 6) / column);
  const atEnd = widestName > column;
  const placeOf = (index: number) => {
    const end = (index + 1) * column - GAP;
    if (!atEnd) return { x: round(end - (column - GAP) / 2), anchor: "middle" } as const;
    return end < widestName
      ? ({ x: 0, anchor: "start" } as const)
      : ({ x: round(end), anchor: "end" } as const);
  };
  return names.map((name, index) =>
    (days.length - 1 - index) % every === 0 ? (
      <text
        key={name}
        x={placeOf(index).x}
        y={(layout.days || layout.heading) - 10}
        fontSize={DAY_LETTERS}
        textAnchor={placeOf(index).anchor}
        fill={theme.muted}
      >
        {name}
      </text>
    ) : null,
  );
}

type CellProps = { row: HealthGridRow; cell: HealthCell; drawing: CellsDrawing; place: Place };

function Cell({ row, cell, drawing, place }: CellProps) {
  const said = sayCell(row, cell, drawing.words);
  const href = drawing.hrefOf?.(row, cell) ?? null;
  const face = <Face cell={cell} drawing={drawing} place={place} said={said} />;
  return href === null ? (
    face
  ) : (
    <a href={href} aria-label={said}>
      {face}
    </a>
  );
}

type FaceProps = Omit<CellProps, "row"> & { said: string };

function Face({ cell, drawing, place: { x, y, width, height }, said }: FaceProps) {
  const { theme } = drawing;
  const look = lookOf(cell.fom);
  const middle = { x: x + width / 2, y: y + height / 2 };
  return (
    <g>
      <title>{said}</title>
      <rect
        x={round(x)}
        y={round(y)}
        width={round(width)}
        height={round(height)}
        rx={4}
        fill={groundOf(look, theme, drawing.drawing)}
      />
      {cell.fom === null ? (
        <Unknown middle={middle} theme={theme} />
      ) : (
        <Figure fom={cell.fom} drawing={drawing} middle={middle} />
      )}
    </g>
  );
}

type Point = { x: number; y: number };

/** A dash on a ground of its own, as hatching makes it hard to see; no letter, as letters are slow to draw. */
function Unknown({ middle: { x, y }, theme }: { middle: Point; theme: Theme }) {
  return (
    <>
      <rect x={round(x - 7)} y={round(y - 8)} width={14} height={16} rx={4} fill={theme.ground.unknown} />
      <Glyph look="unknown" x={round(x)} y={round(y)} theme={theme} small />
    </>
  );
}

type FigureProps = { fom: number; drawing: CellsDrawing; middle: Point };

/** Its shape stands before the figure, or above it where there is no room. */
function Figure({ fom, drawing: { theme, words, layout }, middle }: FigureProps) {
  const look = lookOf(fom);
  const text = words.format.merit(fom);
  const { figure } = layout.letters;
  const beside = textWidth(text, figure) + 24 <= layout.column;
  return (
    <>
      <Glyph
        look={look}
        x={round(beside ? middle.x - textWidth(text, figure) / 2 - 2 : middle.x)}
        y={round(beside ? middle.y : middle.y - 7)}
        theme={theme}
        small={!beside}
      />
      <text
        x={round(beside ? middle.x + 8 : middle.x)}
        y={round(beside ? middle.y + figure * 0.36 : middle.y + 11)}
        fontSize={beside ? figure : SMALL}
        textAnchor="middle"
        fill={theme.ink}
      >
        {text}
      </text>
    </>
  );
}
