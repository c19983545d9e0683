import type { Narrowed } from "#lib/domain/links.ts";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";
import {
  areaPath,
  linePath,
  type Place,
  type Plot,
  stepOf,
  xOf,
  yOf,
} from "#lib/domain/metrics/trend-plot.ts";
import { VerdictBar } from "./trend-shapes.tsx";

/** One of the lines into which a trend is split. */
export type SplitLine = {
  name: string;
  /** By bucket, as the next. */
  values: (number | null)[];
  /** On how many events each value rests. */
  counts: (number | null)[];
  /** What the lists of these are narrowed to. */
  narrowed: Narrowed;
};

/** Told apart by their dashes too, and by the names in the legend. */
export const LINE_LOOKS = [
  { stroke: "var(--pl-series-current)", dash: "" },
  { stroke: "light-dark(#0b8377, #35b3a5)", dash: "6 3" },
  { stroke: "light-dark(#b4540a, #e39a55)", dash: "2 3" },
  { stroke: "light-dark(#8a3ea8, #c58be0)", dash: "8 3 2 3" },
  { stroke: "light-dark(#5b6b82, #8fa0b8)", dash: "12 4" },
  { stroke: "light-dark(#a8326b, #e580ac)", dash: "4 2 1 2" },
] as const;

export type Drawn = {
  plot: Plot;
  trend: Trend;
  hatch: string;
  lines: SplitLine[] | null;
  /** Which of these is looked at. */
  chosen: number | null;
  target: number | null;
};

/** What lies in the plot, from the back to the front. */
export function Layers({ plot, trend, hatch, lines, chosen, target }: Drawn) {
  const bars = metricOf(trend.metric).trend.drawn === "verdicts";
  const { points } = trend;
  return (
    <>
      {lines !== null ? null : (
        <>
          <Band plot={plot} points={points} />
          {bars ? <VerdictBars plot={plot} points={points} hatch={hatch} /> : null}
          <BeforeLine plot={plot} points={points} />
          {bars ? null : <ValueLine plot={plot} points={points} />}
        </>
      )}
      {lines?.map((line, at) => (
        <SplitPath key={line.name} {...{ plot, line, at }} chosen={at === chosen} />
      ))}
      <TargetLine plot={plot} target={target} />
    </>
  );
}

type InPlot = { plot: Plot; points: TrendPoint[] };

const placesOf = (plot: Plot, values: (number | null)[]): Place[] =>
  values.map((value, bucket) => ({ x: xOf(plot, bucket, 0.5), y: yOf(plot, value) }));

const WIDEST_BAR = 40;

/** Failed at the bottom, so that failures compare from zero. */
function VerdictBars({ plot, points, hatch }: InPlot & { hatch: string }) {
  const width = Math.min(WIDEST_BAR, stepOf(plot) * 0.82);
  return points.map((point, bucket) => {
    let under = 0;
    return (["failed", "fine", "pending"] as const).map((tone) => {
      const from = under;
      under += point[tone] ?? 0;
      const [foot, top] = [yOf(plot, from) ?? 0, yOf(plot, under) ?? 0];
      const box = { x: xOf(plot, bucket, 0.5) - width / 2, y: top, width, height: foot - top };
      return <VerdictBar key={tone} box={box} tone={tone} partial={point.partial} hatch={hatch} />;
    });
  });
}

function ValueLine({ plot, points }: InPlot) {
  const places = placesOf(
    plot,
    points.map(({ value }) => value),
  );
  return (
    <>
      <path d={linePath(places)} fill="none" stroke="var(--pl-series-current)" strokeWidth={2} />
      {places.map(({ x, y }, at) => {
        const partial = points[at]?.partial === true;
        const lone = (places[at - 1]?.y ?? null) === null && (places[at + 1]?.y ?? null) === null;
        return y === null || !(lone || partial) ? null : <ValueDot key={x} {...{ x, y, partial }} />;
      })}
    </>
  );
}

/** A value with no neighbour would be no line at all, so it is a dot; one of a bucket that is not complete is hollow. */
function ValueDot({ x, y, partial }: { x: number; y: number; partial: boolean }) {
  const fill = partial ? "var(--pl-surface)" : "var(--pl-series-current)";
  return <circle cx={x} cy={y} r={3} fill={fill} stroke="var(--pl-series-current)" strokeWidth={1.5} />;
}

/** Between what a share may lie. */
function Band({ plot, points }: InPlot) {
  const [lower, upper] = ([0, 1] as const).map((end) =>
    placesOf(
      plot,
      points.map(({ band }) => band?.[end] ?? null),
    ),
  );
  if (lower === undefined || upper === undefined) return null;
  return <path d={areaPath(upper, lower)} fill="var(--pl-series-current)" fillOpacity={0.12} data-band />;
}

/** The window that is compared with, bucket by bucket. */
function BeforeLine({ plot, points }: InPlot) {
  const places = placesOf(
    plot,
    points.map(({ before }) => before),
  );
  return (
    <path
      d={linePath(places)}
      fill="none"
      stroke="var(--pl-chart-crosshair)"
      strokeWidth={1.5}
      strokeDasharray="4 4"
    />
  );
}

type SplitProps = { plot: Plot; line: SplitLine; at: number; chosen: boolean };

function SplitPath({ plot, line, at, chosen }: SplitProps) {
  const look = LINE_LOOKS[at % LINE_LOOKS.length];
  return (
    <path
      d={linePath(placesOf(plot, line.values))}
      fill="none"
      strokeWidth={chosen ? 3 : 1.75}
      strokeDasharray={look?.dash}
      style={{ stroke: look?.stroke }}
    />
  );
}

function TargetLine({ plot, target }: { plot: Plot; target: number | null }) {
  const y = yOf(plot, target);
  if (y === null) return null;
  const path = `M${plot.left} ${y}H${plot.left + plot.width}`;
  return <path d={path} stroke="var(--pl-fine)" strokeDasharray="8 3" strokeWidth={1.5} data-target />;
}
