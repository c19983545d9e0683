import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef } from "react";
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import { columnsOf, type TrendPoint, unknownOf } from "#lib/domain/metrics/trend-columns.ts";
import { columnTitle, sayBucket, sayColumn, sayValue, type TrendWords } from "#lib/words/trend-words.ts";
import { tickIn } from "#lib/words/unit-words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./charts.module.css";
import { LINE_LOOKS, layersOf, type SplitLine } from "./trend-layers.tsx";
import { BucketTick, Hatch, IncidentMarks, LookedAt, UnreadAreas } from "./trend-shapes.tsx";

const AXIS_TICK = { fontSize: 12, fill: "var(--pl-chart-axis)" };
const BAND_CURSOR = { fill: "var(--pl-chart-crosshair)", opacity: 0.12 };
const LINE_CURSOR = { stroke: "var(--pl-chart-crosshair)" };
const MARGIN = { top: 10, right: 16, bottom: 0, left: 0 };

type Props = {
  trend: Trend;
  said: TrendWords;
  /** What the organisation wants of a bucket; null without a target. */
  target?: number | null;
  /** The lines into which it is split; null: one. */
  lines?: SplitLine[] | null;
  /** Opens the events of a bucket. */
  onOpen?: (point: TrendPoint) => void;
};

/** A finished trend, drawn from zero, with gaps left open. A press on a bucket opens its events, as Enter does. */
export function TrendChart({ trend, said, target = null, lines = null, onOpen }: Props) {
  const at = useRef<string | null>(null);
  const open = (day: string | null) => {
    const point = trend.points.find((one) => one.at === day);
    if (point !== undefined && unknownOf(point) === null) onOpen?.(point);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Enter") open(at.current);
  };
  return (
    <figure>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the chart inside takes the focus, and hands Enter up */}
      <div
        className={classes.chart}
        data-opens={onOpen === undefined ? undefined : true}
        onKeyDown={onKeyDown}
      >
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 280 }}>
          <Plot {...{ trend, said, target, lines, open }} at={at} />
        </ResponsiveContainer>
      </div>
      <Legend {...{ trend, said, target, lines }} />
    </figure>
  );
}

type PlotProps = Required<Omit<Props, "onOpen">> & {
  open: (day: string | null) => void;
  at: React.RefObject<string | null>;
};

function Plot({ trend, said, target, lines, open, at, ...sized }: PlotProps) {
  const hatch = useId();
  const { t, format } = useWords();
  const { unit, trend: shape } = metricOf(trend.metric);
  const bars = shape.drawn === "verdicts" && lines === null;
  const ticks = unit.ticks(highestOf({ trend, target, lines }));
  const data = trend.points.map((point, index) => ({
    ...point,
    ...Object.fromEntries((lines ?? []).map(({ values }, line) => [`line${line}`, values[index] ?? null])),
  }));
  const say = (day: string) => {
    const n = trend.points.find((point) => point.at === day)?.n ?? null;
    return { day: format.bucketDay(day), base: bars || n === null ? null : t("trend.base", { n }) };
  };
  return (
    <ComposedChart
      {...sized}
      data={data}
      margin={MARGIN}
      barCategoryGap="18%"
      title={said.title}
      onClick={({ activeLabel }) => open(activeLabel === undefined ? null : String(activeLabel))}
    >
      <Hatch id={hatch} />
      <CartesianGrid vertical={false} stroke="var(--pl-chart-grid)" />
      <XAxis
        dataKey="at"
        scale="band"
        interval="equidistantPreserveStart"
        tick={(tick) => <BucketTick {...tick} say={say} />}
        height={36}
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
        allowDataOverflow
      />
      <UnreadAreas points={trend.points} hatch={hatch} />
      <IncidentMarks points={trend.points} />
      <LookedAt at={at} />
      <Tooltip
        isAnimationActive={false}
        // Where nothing was read there is no value, and that is said.
        filterNull={false}
        cursor={bars ? BAND_CURSOR : LINE_CURSOR}
        content={({ active, payload }) => (
          <TrendTooltip
            {...{ trend, said, lines }}
            point={active ? (payload[0]?.payload as TrendPoint | undefined) : undefined}
          />
        )}
      />
      {layersOf({ trend, hatch, lines, target })}
    </ComposedChart>
  );
}

/** How high the axis reaches; a band may be cut, or a single small bucket would flatten all others. */
function highestOf({ trend, target, lines }: Pick<PlotProps, "trend" | "target" | "lines">): number {
  const values =
    lines === null
      ? trend.points.flatMap(({ value, before }) => [value, before])
      : lines.flatMap((line) => line.values);
  return Math.max(0, target ?? 0, ...values.map((value) => value ?? 0));
}

type LegendProps = Pick<PlotProps, "trend" | "said" | "target" | "lines">;

function Legend({ trend, said, target, lines }: LegendProps) {
  const t = useTranslations("trend.legend");
  const { metric, bucket, points } = trend;
  const bars = metricOf(metric).trend.drawn === "verdicts";
  const verdicts = (["failed", "fine", "pending"] as const).map((tone) => [tone, t(tone)] as const);
  const entries: (readonly [string, string])[] =
    lines !== null ? [] : bars ? verdicts : [["line", said.line]];
  const partial = bars ? "partial" : "hollow";
  if (lines === null && points.some(({ before }) => before !== null)) entries.push(["before", t("before")]);
  if (lines === null && points.some(({ band }) => band !== null)) entries.push(["band", t("band")]);
  if (target !== null) entries.push(["target", t("target")]);
  if (points.some(({ incidents }) => (incidents ?? 0) > 0)) entries.push(["incidents", t("incidents")]);
  if (lines === null && points.some((point) => point.partial))
    entries.push([partial, t(partial, { bucket })]);
  if (points.some(({ covered }) => covered === 0)) entries.push(["unread", t("unread")]);
  return (
    <ul className={classes.legend} aria-hidden="true">
      {(lines ?? []).map(({ name }, at) => (
        <li key={name}>
          <svg width={22} height={10} aria-hidden="true">
            <path
              d="M0 5h22"
              strokeWidth={2}
              style={{ stroke: LINE_LOOKS[at % LINE_LOOKS.length]?.stroke }}
              strokeDasharray={LINE_LOOKS[at % LINE_LOOKS.length]?.dash}
            />
          </svg>
          {name}
        </li>
      ))}
      {entries.map(([tone, text]) => (
        <li key={tone}>
          <span className={classes.swatch} data-tone={tone} />
          {text}
        </li>
      ))}
    </ul>
  );
}

type TooltipProps = Pick<PlotProps, "trend" | "said" | "lines"> & { point: TrendPoint | undefined };

/** What one bucket holds, value first. */
function TrendTooltip({ trend, said, lines, point }: TooltipProps) {
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
          {tooltipRows({ trend, said, lines, point }, words).map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function tooltipRows(
  { trend, said, lines, point }: TooltipProps & { point: TrendPoint },
  words: ReturnType<typeof useWords>,
): [string, string][] {
  const { unit, trend: shape } = metricOf(trend.metric);
  const index = trend.points.findIndex(({ at }) => at === point.at);
  if (lines !== null) {
    return lines.map(({ name, values }) => [name, sayValue(unit, values[index] ?? null, words.format)]);
  }
  return columnsOf(shape, unit, trend.points).map((column) => [
    columnTitle(column, said, words),
    sayColumn(column, point, words.format),
  ]);
}
