import type { HealthCell, HealthGrid, HealthGridRow } from "../domain/health/health-grid.ts";
import { sayAsOf, sayCell, sayRow, sayScope } from "../words/drawing-words.ts";
import type { Words } from "../words/words.ts";
import { Frame, MARGIN, type Size } from "./frame.tsx";
import { Legend } from "./legend.tsx";
import { lookOf } from "./look.ts";
import { cut, Glyph, groundOf } from "./marks.tsx";
import type { Theme } from "./theme.ts";

export type GridDrawing = {
  grid: HealthGrid;
  theme: Theme;
  words: Words;
  /** In which it says as of when it is. */
  timeZone: string;
  size?: Size;
  /** Where a cell leads; a picture leads nowhere. */
  hrefOf?: (row: HealthGridRow, cell: HealthCell) => string | null;
};

export const GRID_SIZE: Size = { width: 1200, height: 800 };

const LABELS = 264;
const TOP = 122;
const BOTTOM = 64;
const GAP = 3;
/** The least room that the name of a day needs. */
const DAY_NAME = 56;

type Place = { x: number; y: number; width: number; height: number };

/** The grid of health as the page shows it and as a picture has it: rows by question, days from left to right. */
export function HealthGridDrawing(drawing: GridDrawing) {
  const { grid, theme, words, timeZone, size = GRID_SIZE } = drawing;
  const column = (size.width - MARGIN - LABELS - MARGIN) / Math.max(1, grid.days.length);
  const line = (size.height - TOP - BOTTOM) / Math.max(1, grid.rows.length);
  const xOf = (index: number) => MARGIN + LABELS + index * column;
  return (
    <Frame
      drawing="grid"
      size={size}
      theme={theme}
      title={words.t("drawing.health")}
      about={sayScope(grid.scope, words)}
      asOf={sayAsOf(grid, timeZone, words)}
    >
      <DayNames days={grid.days} column={column} xOf={xOf} drawing={drawing} />
      {grid.rows.map((row, index) => (
        <Row
          key={row.key}
          row={row}
          drawing={drawing}
          placeOf={(cell) => ({ x: xOf(cell), y: TOP + index * line, width: column, height: line })}
        />
      ))}
      <Legend drawing="grid" x={MARGIN} y={size.height - 30} theme={theme} words={words} />
    </Frame>
  );
}

type DayNamesProps = {
  days: string[];
  column: number;
  xOf: (index: number) => number;
  drawing: GridDrawing;
};

/** Every so many days, counted from the last, which is always named. */
function DayNames({ days, column, xOf, drawing: { theme, words } }: DayNamesProps) {
  const step = Math.ceil(DAY_NAME / column);
  return days.map((day, index) =>
    (days.length - 1 - index) % step === 0 ? (
      <text
        key={day}
        x={round(xOf(index) + column / 2)}
        y={TOP - 10}
        fontSize={12}
        textAnchor="middle"
        fill={theme.muted}
      >
        {words.format.bucketDay(day)}
      </text>
    ) : null,
  );
}

type RowProps = { row: HealthGridRow; drawing: GridDrawing; placeOf: (cell: number) => Place };

function Row({ row, drawing, placeOf }: RowProps) {
  const { y, height } = placeOf(0);
  return (
    <g>
      <text x={MARGIN} y={round(y + height / 2 + 5)}>
        {cut(sayRow(row.key, drawing.words), 34)}
      </text>
      {row.cells.map((cell, index) => (
        <Cell key={cell.day} row={row} cell={cell} drawing={drawing} place={placeOf(index)} />
      ))}
    </g>
  );
}

type CellProps = { row: HealthGridRow; cell: HealthCell; drawing: GridDrawing; place: Place };

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

/** Its shape stands before the figure, or above it where there is no room. */
function Face({ cell, drawing: { theme, words }, place, said }: FaceProps) {
  const { x, y, width, height } = place;
  const look = lookOf(cell.fom);
  const [middle, centre, wide] = [x + width / 2, y + height / 2, width >= DAY_NAME];
  const known = cell.fom !== null;
  return (
    <g>
      <title>{said}</title>
      <rect
        x={round(x)}
        y={round(y)}
        width={round(width - GAP)}
        height={round(height - GAP)}
        rx={4}
        fill={groundOf(look, theme, "grid")}
        stroke={known ? "none" : theme.hatch}
      />
      {known ? (
        <>
          <Glyph
            look={look}
            x={round(wide ? middle - 22 : middle - 1)}
            y={round(wide ? centre - 1 : centre - 10)}
            fill={theme.ink[look]}
          />
          <text
            x={round(wide ? middle + 8 : middle - 1)}
            y={round(wide ? centre + 4 : centre + 14)}
            fontSize={wide ? 15 : 11}
            fontWeight={600}
            textAnchor="middle"
            fill={theme.ink[look]}
          >
            {words.format.merit(cell.fom)}
          </text>
        </>
      ) : null}
    </g>
  );
}

/** To a tenth: the same place on every platform. */
const round = (value: number) => Math.round(value * 10) / 10;
