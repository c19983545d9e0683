import type { Trend } from "../domain/health/trend.ts";
import { round } from "./marks.tsx";
import type { Theme } from "./theme.ts";

export type Box = { x: number; y: number; width: number; height: number };
type Point = { x: number; y: number };

/** Stretches of neighbouring days with a value: a line never crosses a day that is not known. */
export function stretchesOf(values: readonly (number | null)[]): { index: number; value: number }[][] {
  const stretches: { index: number; value: number }[][] = [];
  let open: { index: number; value: number }[] | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      open = null;
      continue;
    }
    if (open === null) {
      open = [];
      stretches.push(open);
    }
    open.push({ index, value });
  }
  return stretches;
}

type LineProps = { values: readonly (number | null)[]; top: number; place: Box; theme: Theme };

/** Values from zero to `top` as a line with holes; a day between two holes is a dot. */
export function ValueLine({ values, top, place, theme }: LineProps) {
  const step = place.width / Math.max(1, values.length - 1);
  const pointOf = ({ index, value }: { index: number; value: number }): Point => ({
    x: round(place.x + index * step),
    y: round(place.y + place.height * (1 - (top === 0 ? 0 : value / top))),
  });
  return stretchesOf(values).map((stretch) => {
    const points = stretch.map(pointOf);
    const [first] = points;
    if (first === undefined) return null;
    return points.length === 1 ? (
      <circle key={first.x} cx={first.x} cy={first.y} r={3} fill={theme.accent} />
    ) : (
      <polyline
        key={first.x}
        points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
        fill="none"
        stroke={theme.accent}
        strokeWidth={2}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    );
  });
}

/** The days of a figure without an axis. */
export function Spark({ trend, theme, place }: { trend: Pick<Trend, "cells">; theme: Theme; place: Box }) {
  const values = trend.cells.map(({ raw }) => raw);
  const top = Math.max(0, ...values.map((value) => value ?? 0));
  const base = place.y + place.height;
  return (
    <g>
      <line x1={place.x} x2={place.x + place.width} y1={base} y2={base} stroke={theme.hatch} />
      <ValueLine values={values} top={top} place={place} theme={theme} />
    </g>
  );
}
