import { type RefObject, useEffect } from "react";
import {
  type BarShapeProps,
  type DotItemDotProps,
  useActiveTooltipLabel,
  usePlotArea,
  useXAxisScale,
} from "recharts";
import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";

/** Diagonal lines for what is pending or was not read. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--pl-hatch-ground)" />
        <line x1="0" y1="0" x2="0" y2="5" stroke="var(--pl-hatch-line)" strokeWidth="2" />
      </pattern>
    </defs>
  );
}

type Tone = "failed" | "fine" | "pending";

/** Solid, outlined, hatched: the three are told apart without their colours. A bucket that is not complete is lighter. */
export function VerdictBar({
  x,
  y,
  width,
  height,
  payload,
  tone,
  hatch,
}: BarShapeProps & { tone: Tone; hatch: string }) {
  const tall = Number(height);
  if (!(tall > 0)) return <g />;
  const opacity = (payload as TrendPoint).partial ? 0.45 : 1;
  if (tone === "failed")
    return <rect x={x} y={y} width={width} height={tall} fill="var(--pl-failed)" opacity={opacity} />;
  const [fill, stroke] =
    tone === "fine" ? ["var(--pl-fine-soft)", "var(--pl-fine)"] : [`url(#${hatch})`, "var(--pl-hatch-line)"];
  return (
    <rect
      x={Number(x) + 0.5}
      y={Number(y) + 0.5}
      width={Math.max(0, Number(width) - 1)}
      height={Math.max(0, tall - 1)}
      fill={fill}
      stroke={stroke}
      opacity={opacity}
    />
  );
}

/** A value with no neighbour would be no line at all, so it is a dot; one of a bucket that is not complete is hollow. */
export function LineDot({ dot, points }: { dot: DotItemDotProps; points: TrendPoint[] }) {
  const { cx, cy, index } = dot;
  const valueAt = (place: number) => points[place]?.value ?? null;
  const point = points[index];
  if (point === undefined || point.value === null) return <g />;
  const lone = valueAt(index - 1) === null && valueAt(index + 1) === null;
  if (!lone && !point.partial) return <g />;
  const fill = point.partial ? "var(--pl-surface)" : "var(--pl-series-current)";
  return <circle cx={cx} cy={cy} r={3} fill={fill} stroke="var(--pl-series-current)" strokeWidth={1.5} />;
}

/** Where nothing was read the plot is hatched from top to bottom: nothing is known there, not even zero. */
export function UnreadAreas({ points, hatch }: { points: TrendPoint[]; hatch: string }) {
  const scale = useXAxisScale();
  const plot = usePlotArea();
  if (scale === undefined || plot === undefined) return null;
  return points
    .filter(({ covered }) => covered === 0)
    .map(({ at }) => {
      const [from, to] = [scale(at, { position: "start" }) ?? 0, scale(at, { position: "end" }) ?? 0];
      return (
        <rect
          key={at}
          x={from}
          y={plot.y}
          width={Math.max(0, to - from)}
          height={plot.height}
          fill={`url(#${hatch})`}
          opacity={0.45}
        />
      );
    });
}

/** A mark at the foot of each bucket in which incidents began. */
export function IncidentMarks({ points }: { points: TrendPoint[] }) {
  const scale = useXAxisScale();
  const plot = usePlotArea();
  if (scale === undefined || plot === undefined) return null;
  return points
    .filter(({ incidents }) => (incidents ?? 0) > 0)
    .map(({ at, incidents }) => {
      const x = scale(at, { position: "middle" }) ?? 0;
      return (
        <path
          key={at}
          d={`M${x - 4} ${plot.y}h8l-4 7z`}
          fill="var(--pl-stale-text)"
          data-incidents={incidents ?? 0}
        />
      );
    });
}

/** Keeps which bucket is looked at, for the key that opens it. */
export function LookedAt({ at }: { at: RefObject<string | null> }) {
  const label = useActiveTooltipLabel();
  useEffect(() => {
    at.current = label === undefined ? null : String(label);
  }, [at, label]);
  return null;
}

type TickProps = { x?: number | string; y?: number | string; payload?: { value: string } };

/** The day of a bucket, and under it how many events its value rests on. */
export function BucketTick({
  x = 0,
  y = 0,
  payload,
  say,
}: TickProps & { say: (at: string) => { day: string; base: string | null } }) {
  if (payload === undefined) return null;
  const { day, base } = say(payload.value);
  return (
    <text x={x} y={Number(y) + 12} textAnchor="middle" fontSize={12} fill="var(--pl-chart-axis)">
      <tspan>{day}</tspan>
      {base === null ? null : (
        <tspan x={x} dy={15} fontSize={11}>
          {base}
        </tspan>
      )}
    </text>
  );
}
