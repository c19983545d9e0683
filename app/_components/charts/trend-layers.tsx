import { Area, Bar, Line, ReferenceLine } from "recharts";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import { LineDot, VerdictBar } from "./trend-shapes.tsx";

/** One of the lines into which a trend is split: its name and its values, by bucket. */
export type SplitLine = { name: string; values: (number | null)[] };

/** Told apart by their dashes too, and by the names in the legend. */
export const LINE_LOOKS = [
  { stroke: "var(--pl-series-current)", dash: "" },
  { stroke: "light-dark(#0b8377, #35b3a5)", dash: "6 3" },
  { stroke: "light-dark(#b4540a, #e39a55)", dash: "2 3" },
  { stroke: "light-dark(#8a3ea8, #c58be0)", dash: "8 3 2 3" },
  { stroke: "light-dark(#5b6b82, #8fa0b8)", dash: "12 4" },
  { stroke: "light-dark(#a8326b, #e580ac)", dash: "4 2 1 2" },
] as const;

type Drawn = { trend: Trend; hatch: string; lines: SplitLine[] | null; target: number | null };

/** What lies in the plot, from the back to the front. */
export function layersOf({ trend, hatch, lines, target }: Drawn) {
  const bars = metricOf(trend.metric).trend.drawn === "verdicts";
  const own =
    lines === null ? [...bandOf(trend), ...(bars ? verdictBars(hatch) : []), ...beforeLine(trend)] : [];
  const front = lines === null ? (bars ? [] : [valueLine(trend)]) : lines.map(splitLine);
  return [...own, ...front, ...targetLine(target)];
}

/** Failed at the bottom, so that failures compare from zero. */
function verdictBars(hatch: string) {
  return (["failed", "fine", "pending"] as const).map((tone) => (
    <Bar
      key={tone}
      dataKey={tone}
      stackId="verdict"
      isAnimationActive={false}
      maxBarSize={40}
      shape={(bar) => <VerdictBar {...bar} tone={tone} hatch={hatch} />}
    />
  ));
}

function valueLine({ points }: Trend) {
  return (
    <Line
      key="value"
      dataKey="value"
      type="linear"
      stroke="var(--pl-series-current)"
      strokeWidth={2}
      connectNulls={false}
      isAnimationActive={false}
      dot={(dot) => <LineDot key={dot.index} dot={dot} points={points} />}
      activeDot={{ r: 4, fill: "var(--pl-series-current)", stroke: "var(--pl-surface)", strokeWidth: 2 }}
    />
  );
}

/** Between what a share may lie. */
function bandOf({ points }: Trend) {
  if (points.every(({ band }) => band === null)) return [];
  return [
    <Area
      key="band"
      dataKey="band"
      type="linear"
      stroke="none"
      fill="var(--pl-series-current)"
      fillOpacity={0.12}
      connectNulls={false}
      isAnimationActive={false}
      activeDot={false}
    />,
  ];
}

/** The window that is compared with, bucket by bucket. */
function beforeLine({ points }: Trend) {
  if (points.every(({ before }) => before === null)) return [];
  return [
    <Line
      key="before"
      dataKey="before"
      type="linear"
      stroke="var(--pl-chart-crosshair)"
      strokeWidth={1.5}
      strokeDasharray="4 4"
      connectNulls={false}
      isAnimationActive={false}
      dot={false}
      activeDot={false}
    />,
  ];
}

function splitLine(line: SplitLine, at: number) {
  const look = LINE_LOOKS[at % LINE_LOOKS.length];
  return (
    <Line
      key={line.name}
      dataKey={`line${at}`}
      name={line.name}
      type="linear"
      stroke={look?.stroke ?? ""}
      strokeDasharray={look?.dash ?? ""}
      strokeWidth={1.75}
      connectNulls={false}
      isAnimationActive={false}
      dot={false}
      activeDot={{ r: 3 }}
    />
  );
}

function targetLine(target: number | null) {
  if (target === null) return [];
  return [
    <ReferenceLine key="target" y={target} stroke="var(--pl-fine)" strokeDasharray="8 3" strokeWidth={1.5} />,
  ];
}
