import type { CatalogueUnit } from "../domain/catalogue/catalogue-metric.ts";
import type { HealthCell } from "../domain/health/health-grid.ts";
import type { Trend } from "../domain/health/trend.ts";
import { sayAmount } from "../words/catalogue-words.ts";
import type { Words } from "../words/words.ts";
import { type DrawingName, groundOf, round } from "./marks.tsx";
import { type Box, ValueLine } from "./spark.tsx";
import { textWidth, widest } from "./text-width.ts";
import type { Theme } from "./theme.ts";

type Series = Pick<Trend, "cells" | "unit">;
type Laid = {
  series: Series;
  words: Words;
  place: Box;
  /** Where the last value stands; above the plot where there is no room beside it. */
  lastValue: "beside" | "above";
};
type Props = Laid & { drawing: DrawingName; theme: Theme };

const LETTERS = 12;
/** Between the plot and what stands beside or under it. */
const BESIDE = 10;

/** The values of a figure over its days: each day a column as wide as all, what is not known hatched as one. */
export function TrendPlot({ drawing, theme, ...laid }: Props) {
  const { values, names, top, ticks, last, plot } = layOut(laid);
  const column = plot.width / Math.max(1, values.length);
  const line = { ...plot, x: plot.x + column / 2, width: plot.width - column };
  return (
    <g fontSize={LETTERS}>
      <Axis ticks={ticks} plot={plot} theme={theme} />
      <Holes {...{ values, plot, theme, drawing }} />
      <ValueLine values={values} top={top} place={line} theme={theme} />
      {last === null ? null : laid.lastValue === "above" ? (
        <LastAbove {...{ last, plot, theme }} />
      ) : (
        <Last {...{ last, top, plot, column, theme }} />
      )}
      <DayNames names={names} plot={plot} theme={theme} />
    </g>
  );
}

/** Where the days lie, for whoever has to tell which of them is pointed at. */
export const plotOf = (laid: Laid): Box => layOut(laid).plot;

function layOut({ series: { cells, unit }, words, place, lastValue }: Laid) {
  const values = cells.map(({ raw }) => raw);
  const top = topOf(unit, Math.max(0, ...values.map((value) => value ?? 0)));
  const last = lastOf({ cells, unit }, words);
  // Where no value is known, an axis would tell of a range that nothing has.
  const sayTick = (part: number) => (last === null ? "" : sayAmount(words, unit, top * part));
  const ticks = ticksOf(unit).map((part) => ({ part, said: sayTick(part) }));
  const left =
    widest(
      ticks.map(({ said }) => said),
      LETTERS,
    ) + BESIDE;
  const names = cells.map(({ day }) => words.format.bucketDay(day));
  // The name of the last day reaches beyond its column.
  const beside = lastValue === "beside" ? (last?.width ?? 0) : 0;
  const right = Math.max(beside, widest(names, LETTERS) / 2) + BESIDE;
  const plot = { ...place, x: place.x + left, width: place.width - left - right };
  return { values, names, top, ticks, last, plot };
}

type Values = readonly (number | null)[];
type Tick = { part: number; said: string };
type On = { plot: Box; theme: Theme };

function Axis({ ticks, plot, theme }: On & { ticks: Tick[] }) {
  return ticks.map(({ part, said }) => {
    const y = plot.y + plot.height * (1 - part);
    return (
      <g key={part}>
        <line x1={round(plot.x)} x2={round(plot.x + plot.width)} y1={y} y2={y} stroke={theme.line} />
        {said === "" ? null : (
          <text x={round(plot.x - BESIDE)} y={y + 4} textAnchor="end" fill={theme.muted}>
            {said}
          </text>
        )}
      </g>
    );
  });
}

function Holes({ values, plot, theme, drawing }: On & { values: Values; drawing: DrawingName }) {
  const column = plot.width / Math.max(1, values.length);
  return holesOf(values).map(({ first, days }) => (
    <rect
      key={first}
      x={round(plot.x + first * column)}
      y={plot.y}
      width={round(days * column)}
      height={plot.height}
      fill={groundOf("unknown", theme, drawing)}
    />
  ));
}

/** Stretches of neighbouring days that are not known. */
function holesOf(values: Values): { first: number; days: number }[] {
  const holes: { first: number; days: number }[] = [];
  for (const [index, value] of values.entries()) {
    const open = holes.at(-1);
    if (value !== null) continue;
    if (open !== undefined && open.first + open.days === index) open.days += 1;
    else holes.push({ first: index, days: 1 });
  }
  return holes;
}

type LastValue = { value: number; said: string; day: string | null; width: number };

/** The last value that is known, with its day where that is not the last one; null where none is. */
function lastOf({ cells, unit }: Series, words: Words): LastValue | null {
  const found = cells.findLast((cell): cell is HealthCell & { raw: number } => cell.raw !== null);
  if (found === undefined) return null;
  const said = sayAmount(words, unit, found.raw);
  const day = found === cells.at(-1) ? null : words.format.bucketDay(found.day);
  const width = Math.max(textWidth(said, LETTERS, "semibold"), textWidth(day ?? "", LETTERS));
  return { value: found.raw, said, day, width };
}

/** Beside its point, or beside the plot where days follow that are not known. */
function Last({ last, top, plot, column, theme }: On & { last: LastValue; top: number; column: number }) {
  const x = round(plot.x + plot.width + BESIDE - (last.day === null ? column / 2 : 0));
  const y = round(plot.y + plot.height * (1 - last.value / top) + 4);
  return (
    <>
      <text x={x} y={y} fontWeight={600}>
        {last.said}
      </text>
      {last.day === null ? null : (
        <text x={x} y={y + 16} fill={theme.muted}>
          {last.day}
        </text>
      )}
    </>
  );
}

function LastAbove({ last: { said, day }, plot, theme }: On & { last: LastValue }) {
  const x = round(plot.x + plot.width);
  return (
    <text x={x} y={round(plot.y - BESIDE)} textAnchor="end" fontWeight={600}>
      {said}
      {day === null ? null : (
        <tspan dx={6} fontWeight={400} fill={theme.muted}>
          {day}
        </tspan>
      )}
    </text>
  );
}

/** Every so many days, counted from the last, which is always named. */
function DayNames({ names, plot, theme }: On & { names: string[] }) {
  const column = plot.width / Math.max(1, names.length);
  const every = Math.ceil((widest(names, LETTERS) + 16) / column);
  return names.map((name, index) =>
    (names.length - 1 - index) % every === 0 ? (
      <text
        key={name}
        x={round(plot.x + (index + 0.5) * column)}
        y={plot.y + plot.height + 22}
        textAnchor="middle"
        fill={theme.muted}
      >
        {name}
      </text>
    ) : null,
  );
}

/** Between passing and not passing there is nothing. */
const ticksOf = (unit: CatalogueUnit): number[] => (unit === "flag" ? [0, 1] : [0, 0.5, 1]);

/** How many make one of the unit in which more of it is told. */
const LARGER: Partial<Record<CatalogueUnit, number>> = { hours: 24, minutes: 60 };

/** The upper end of the axis: all of a whole, else a round number, of days and hours where it is a time. */
function topOf(unit: CatalogueUnit, most: number): number {
  if (unit === "share" || unit === "flag" || unit === "merit" || most <= 0) return 1;
  const larger = LARGER[unit] ?? most;
  return most > larger ? larger * roundUp(most / larger) : roundUp(most);
}

/** The next of 1, 2, 4 and 10 times a power of ten: half of it is round too. */
function roundUp(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4].find((factor) => factor * power >= most) ?? 10) * power;
}
