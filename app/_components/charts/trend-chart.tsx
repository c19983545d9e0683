import { useId } from "react";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatCount, formatDuration } from "#lib/domain/format/format.ts";
import { formatBucketDay } from "#lib/domain/format/format-time.ts";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import { countTicks, durationTicks, rateTicks } from "#lib/domain/metrics/metric-axis.ts";
import type { Trend, TrendPoint } from "#lib/domain/metrics/metric-trend.ts";
import classes from "./charts.module.css";
import { Hatch, LineDot, UnreadAreas, VerdictBar } from "./trend-shapes.tsx";
import { TrendTooltip } from "./trend-tooltip.tsx";

const AXIS_TICK = { fontSize: 12, fill: "var(--pl-chart-axis)" };
const BAND_CURSOR = { fill: "var(--pl-chart-crosshair)", opacity: 0.12 };
const LINE_CURSOR = { stroke: "var(--pl-chart-crosshair)" };
const MARGIN = { top: 8, right: 16, bottom: 0, left: 0 };

const LINES: Record<Metric, string> = {
  deployment_frequency: "deployments",
  lead_time: "median over commits",
  change_failure_rate: "failed ÷ judged deployments",
  recovery_time: "median over failed deployments",
  rework_rate: "repairs ÷ deployments",
};

/** A finished trend, drawn from zero, with gaps left open. */
export function TrendChart({ trend }: { trend: Trend }) {
  const hatch = useId();
  const { ticks, say } = axisOf(trend);
  return (
    <figure style={{ margin: 0 }}>
      <div className={classes.chart}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 280 }}>
          <ComposedChart data={trend.points} margin={MARGIN} barCategoryGap="18%" title={trend.title}>
            <Hatch id={hatch} />
            <CartesianGrid vertical={false} stroke="var(--pl-chart-grid)" />
            <XAxis
              dataKey="at"
              tickFormatter={formatBucketDay}
              scale="band"
              interval="equidistantPreserveStart"
              tick={AXIS_TICK}
              tickLine={false}
              axisLine={{ stroke: "var(--pl-border-strong)" }}
              minTickGap={28}
            />
            <YAxis
              ticks={ticks}
              domain={[0, ticks.at(-1) ?? 1]}
              tickFormatter={say}
              tick={AXIS_TICK}
              tickLine={false}
              axisLine={false}
              width={62}
            />
            <UnreadAreas points={trend.points} hatch={hatch} />
            <Tooltip
              isAnimationActive={false}
              cursor={trend.kind === "verdicts" ? BAND_CURSOR : LINE_CURSOR}
              content={({ active, payload }) => (
                <TrendTooltip
                  trend={trend}
                  point={active ? (payload[0]?.payload as TrendPoint | undefined) : undefined}
                />
              )}
            />
            {trend.kind === "verdicts" ? verdictBars(hatch) : valueLine(trend)}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <Legend trend={trend} />
    </figure>
  );
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

function axisOf(trend: Trend): { ticks: number[]; say: (value: number) => string } {
  const highest = (read: (point: TrendPoint) => number | null) =>
    Math.max(0, ...trend.points.map((point) => read(point) ?? 0));
  if (trend.kind === "verdicts")
    return { ticks: countTicks(highest((point) => point.deployments)), say: formatCount };
  const top = highest((point) => point.value);
  if (trend.kind === "duration") return { ticks: durationTicks(top), say: formatDuration };
  return { ticks: rateTicks(top), say: (rate) => `${Math.round(rate * 100)} %` };
}

function lineLabel({ metric, formula }: Trend): string {
  return metric === "change_failure_rate" && formula === "all" ? "failed ÷ all deployments" : LINES[metric];
}

function Legend({ trend }: { trend: Trend }) {
  const entries: [string, string][] =
    trend.kind === "verdicts"
      ? [
          ["failed", "failed"],
          ["fine", "judged fine"],
          ["pending", "pending"],
        ]
      : [["line", lineLabel(trend)]];
  if (trend.points.some((point) => point.partial)) {
    const verdicts = trend.kind === "verdicts";
    entries.push([
      verdicts ? "partial" : "hollow",
      `${verdicts ? "lighter" : "hollow"}: ${trend.bucket} not complete`,
    ]);
  }
  if (trend.points.some((point) => point.deployments === null)) entries.push(["unread", "not read"]);
  return (
    <ul className={classes.legend} aria-hidden="true">
      {entries.map(([tone, text]) => (
        <li key={tone}>
          <span className={classes.swatch} data-tone={tone} />
          {text}
        </li>
      ))}
    </ul>
  );
}
