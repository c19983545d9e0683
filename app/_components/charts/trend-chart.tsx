import { useTranslations } from "next-intl";
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
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import { type TrendPoint, unknownOf } from "#lib/domain/metrics/trend-columns.ts";
import { columnTitle, sayBucket, sayColumn, type TrendWords } from "#lib/words/trend-words.ts";
import { tickIn } from "#lib/words/unit-words.ts";
import { useFormats, useWords } from "../../_language/use-words.ts";
import classes from "./charts.module.css";
import { Hatch, LineDot, UnreadAreas, VerdictBar } from "./trend-shapes.tsx";

const AXIS_TICK = { fontSize: 12, fill: "var(--pl-chart-axis)" };
const BAND_CURSOR = { fill: "var(--pl-chart-crosshair)", opacity: 0.12 };
const LINE_CURSOR = { stroke: "var(--pl-chart-crosshair)" };
const MARGIN = { top: 8, right: 16, bottom: 0, left: 0 };

type Props = { trend: Trend; said: TrendWords };

/** A finished trend, drawn from zero, with gaps left open. */
export function TrendChart({ trend, said }: Props) {
  const hatch = useId();
  const format = useFormats();
  const { unit, trend: shape } = metricOf(trend.metric);
  const ticks = unit.ticks(Math.max(0, ...trend.points.map(({ value }) => value ?? 0)));
  const bars = shape.drawn === "verdicts";
  return (
    <figure>
      <div className={classes.chart}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 280 }}>
          <ComposedChart data={trend.points} margin={MARGIN} barCategoryGap="18%" title={said.title}>
            <Hatch id={hatch} />
            <CartesianGrid vertical={false} stroke="var(--pl-chart-grid)" />
            <XAxis
              dataKey="at"
              tickFormatter={format.bucketDay}
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
              tickFormatter={tickIn(unit, format)}
              tick={AXIS_TICK}
              tickLine={false}
              axisLine={false}
              width={70}
            />
            <UnreadAreas points={trend.points} hatch={hatch} />
            <Tooltip
              isAnimationActive={false}
              // Where nothing was read there is no value, and that is said.
              filterNull={false}
              cursor={bars ? BAND_CURSOR : LINE_CURSOR}
              content={({ active, payload }) => (
                <TrendTooltip
                  trend={trend}
                  said={said}
                  point={active ? (payload[0]?.payload as TrendPoint | undefined) : undefined}
                />
              )}
            />
            {bars ? verdictBars(hatch) : valueLine(trend)}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <Legend trend={trend} said={said} />
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

function Legend({ trend: { metric, bucket, points }, said }: Props) {
  const t = useTranslations("trend.legend");
  const bars = metricOf(metric).trend.drawn === "verdicts";
  const verdicts = (["failed", "fine", "pending"] as const).map((tone) => [tone, t(tone)] as const);
  const entries: (readonly [string, string])[] = bars ? verdicts : [["line", said.line]];
  const partial = bars ? "partial" : "hollow";
  if (points.some((point) => point.partial)) entries.push([partial, t(partial, { bucket })]);
  if (points.some(({ covered }) => covered === 0)) entries.push(["unread", t("unread")]);
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

/** What one bucket holds, value first. */
function TrendTooltip({ trend, said, point }: Props & { point: TrendPoint | undefined }) {
  const words = useWords();
  if (point === undefined) return null;
  const unknown = unknownOf(point);
  const remark = point.partial ? "incomplete" : "name";
  return (
    <div className={classes.tooltip}>
      <p className={classes.tooltipTitle}>{sayBucket(point.at, { bucket: trend.bucket, remark }, words)}</p>
      {unknown !== null ? (
        <p>{words.t(`trend.legend.${unknown}`)}</p>
      ) : (
        <dl>
          {metricOf(trend.metric).trend.columns.map((column) => (
            <div key={column} style={{ display: "contents" }}>
              <dt>{columnTitle(column, said, words)}</dt>
              <dd>{sayColumn(column, point, words.format)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
