import { sayAmount } from "../words/catalogue-words.ts";
import { sayAsOf, sayRow, sayScope } from "../words/drawing-words.ts";
import type { RowDrawing } from "./card.tsx";
import { Frame, MARGIN, type Size } from "./frame.tsx";
import { Legend } from "./legend.tsx";
import { groundOf } from "./marks.tsx";
import { type Box, ValueLine } from "./spark.tsx";

const SIZE: Size = { width: 1200, height: 400 };
const PLOT: Box = { x: MARGIN + 88, y: 110, width: SIZE.width - 2 * MARGIN - 88, height: 200 };
const LINES = [0, 0.5, 1];
const DAY_NAME = 64;

/** One row over its days, from zero, with an axis; days that are not known are hatched. */
export function TrendDrawing({ grid, row, theme, words, timeZone }: RowDrawing) {
  const values = row.cells.map(({ raw }) => raw);
  const top = topOf(Math.max(0, ...values.map((value) => value ?? 0)));
  return (
    <Frame
      drawing="trend"
      size={SIZE}
      theme={theme}
      title={sayRow(row.key, words)}
      about={sayScope(grid.scope, words)}
      asOf={sayAsOf({ rows: [row] }, timeZone, words)}
    >
      {LINES.map((part) => {
        const y = PLOT.y + PLOT.height * (1 - part);
        return (
          <g key={part}>
            <line x1={PLOT.x} x2={PLOT.x + PLOT.width} y1={y} y2={y} stroke={theme.line} />
            <text x={PLOT.x - 12} y={y + 4} fontSize={12} textAnchor="end" fill={theme.muted}>
              {sayAmount(words, row.unit, top * part)}
            </text>
          </g>
        );
      })}
      <Holes values={values} fill={groundOf("unknown", theme, "trend")} />
      <ValueLine values={values} top={top} place={PLOT} theme={theme} />
      <DayNames days={row.cells.map(({ day }) => words.format.bucketDay(day))} fill={theme.muted} />
      <Legend
        drawing="trend"
        x={MARGIN}
        y={SIZE.height - 26}
        theme={theme}
        words={words}
        looks={["unknown"]}
      />
    </Frame>
  );
}

const stepOf = (count: number) => PLOT.width / Math.max(1, count - 1);
const xOf = (index: number, count: number) => round(PLOT.x + index * stepOf(count));

function Holes({ values, fill }: { values: readonly (number | null)[]; fill: string }) {
  const width = Math.min(stepOf(values.length), 24);
  return values.map((value, index) =>
    value === null ? (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: a day has no other name here
        key={index}
        x={round(xOf(index, values.length) - width / 2)}
        y={PLOT.y}
        width={round(width)}
        height={PLOT.height}
        fill={fill}
      />
    ) : null,
  );
}

/** Every so many days, counted from the last, which is always named. */
function DayNames({ days, fill }: { days: string[]; fill: string }) {
  const every = Math.ceil(DAY_NAME / stepOf(days.length));
  return days.map((day, index) =>
    (days.length - 1 - index) % every === 0 ? (
      <text
        key={day}
        x={xOf(index, days.length)}
        y={PLOT.y + PLOT.height + 22}
        fontSize={12}
        textAnchor={index === days.length - 1 ? "end" : "middle"}
        fill={fill}
      >
        {day}
      </text>
    ) : null,
  );
}

/** The upper end of the axis: the next of 1, 2 and 5 times a power of ten. */
function topOf(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5].find((factor) => factor * power >= most) ?? 10) * power;
}

const round = (value: number) => Math.round(value * 10) / 10;
