import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";
import { footOf, labelEvery, type Plot, xOf, yOf } from "#lib/domain/metrics/trend-plot.ts";

const TEXT = { fontSize: 12, fill: "var(--pl-chart-axis)" };

/** A line and a number at each round value, from zero. */
export function ValueAxis({
  plot,
  ticks,
  say,
}: {
  plot: Plot;
  ticks: number[];
  say: (value: number) => string;
}) {
  return ticks.map((tick) => {
    const y = yOf(plot, tick) ?? 0;
    return (
      <g key={tick}>
        <path
          d={`M${plot.left} ${y}h${plot.width}`}
          stroke={tick === 0 ? "var(--pl-border-strong)" : "var(--pl-chart-grid)"}
        />
        <text x={plot.left - 8} y={y + 4} textAnchor="end" {...TEXT}>
          {say(tick)}
        </text>
      </g>
    );
  });
}

/** How wide a label is, with the room beside it. */
const LABEL = 76;
/** Half of the widest one. */
const HALF = 24;

type Said = { day: string; base: string | null };

/** The days of the buckets, as many as fit, and under each how many events its value rests on. */
export function BucketAxis({
  plot,
  points,
  say,
}: {
  plot: Plot;
  points: TrendPoint[];
  say: (point: TrendPoint) => Said;
}) {
  const every = labelEvery(plot, LABEL);
  return points.map((point, bucket) => {
    if (bucket % every !== 0) return null;
    const { day, base } = say(point);
    const [middle, end] = [xOf(plot, bucket, 0.5), plot.left + plot.width];
    // The last one ends with the chart, where it would reach beyond it.
    const [x, textAnchor] = middle + HALF > end ? ([end, "end"] as const) : ([middle, "middle"] as const);
    return (
      <text key={point.at} x={x} y={footOf(plot) + 18} textAnchor={textAnchor} {...TEXT}>
        <tspan>{day}</tspan>
        {base === null ? null : (
          <tspan x={x} dy={15} fontSize={11}>
            {base}
          </tspan>
        )}
      </text>
    );
  });
}
