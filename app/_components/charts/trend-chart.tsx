import { useId } from "react";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";
import { notesByBucket, type TrendNote } from "#lib/domain/metrics/trend-notes.ts";
import { footOf, type Plot, stepOf, xOf } from "#lib/domain/metrics/trend-plot.ts";
import type { TrendWords } from "#lib/words/trend-words.ts";
import { tickIn } from "#lib/words/unit-words.ts";
import type { Words } from "#lib/words/words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./charts.module.css";
import { BucketAxis, ValueAxis } from "./trend-axes.tsx";
import { Layers, type SplitLine } from "./trend-layers.tsx";
import { Legend, Notes } from "./trend-legend.tsx";
import { Hatch, IncidentMarks, NoteMarks, UnreadAreas } from "./trend-shapes.tsx";
import { TrendTooltip, tellBucket } from "./trend-tooltip.tsx";
import { useLooking } from "./use-looking.ts";
import { useWidth } from "./use-width.ts";

const HEIGHT = 280;
const ROOM = { top: 10, right: 16, bottom: 36, left: 70 };

type Props = {
  trend: Trend;
  said: TrendWords;
  /** What the organisation wants of a bucket; null without a target. */
  target?: number | null;
  /** The lines into which it is split; null: one. */
  lines?: SplitLine[] | null;
  /** What moved the numbers beside the work itself. */
  notes?: TrendNote[];
  /** Opens the events of a bucket, or those of one line. */
  onOpen?: (point: TrendPoint, line: SplitLine | null) => void;
};

/**
 * A finished trend, drawn from zero, with gaps left open. A press on a bucket opens its events, as Enter does; where it
 * is split those of the line that is nearest, or that up and down have chosen.
 */
export function TrendChart({ trend, said, target = null, lines = null, notes = [], onOpen }: Props) {
  const hatch = useId();
  const words = useWords();
  const [box, width] = useWidth<HTMLDivElement>(800);
  const { unit } = metricOf(trend.metric);
  const ticks = unit.ticks(highestOf({ trend, target, lines }));
  const plot = plotOf({ width, trend, ticks });
  const { own, chosen, bucket, hands } = useLooking({ points: trend.points, plot, lines, onOpen });
  return (
    <figure>
      <div
        ref={box}
        className={classes.chart}
        data-opens={onOpen === undefined ? undefined : true}
        role="slider"
        tabIndex={0}
        aria-label={said.title}
        aria-valuemin={1}
        aria-valuemax={trend.points.length}
        aria-valuenow={(own ?? trend.points.length - 1) + 1}
        aria-valuetext={tellBucket({ trend, said, lines, chosen }, own ?? trend.points.length - 1, words)}
        {...hands}
      >
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true" data-plot>
          <Hatch id={hatch} />
          <ValueAxis plot={plot} ticks={ticks} say={tickIn(unit, words.format)} />
          <BucketAxis plot={plot} points={trend.points} say={sayTick(trend, lines, words)} />
          <UnreadAreas plot={plot} points={trend.points} hatch={hatch} />
          <IncidentMarks plot={plot} points={trend.points} />
          <NoteMarks plot={plot} points={trend.points} noted={notesByBucket(trend, notes)} />
          {bucket === null ? null : <LookedAt plot={plot} bucket={bucket} />}
          <Layers {...{ plot, trend, hatch, lines, chosen, target }} />
        </svg>
        {own === null ? null : <TrendTooltip {...{ trend, said, lines, chosen, plot, words }} bucket={own} />}
      </div>
      <Legend {...{ trend, said, target, lines, hatch }} />
      <Notes notes={notes} />
    </figure>
  );
}

function plotOf({ width, trend, ticks }: { width: number; trend: Trend; ticks: number[] }): Plot {
  return {
    ...{ left: ROOM.left, top: ROOM.top, buckets: trend.points.length, highest: ticks.at(-1) || 1 },
    width: Math.max(0, width - ROOM.left - ROOM.right),
    height: HEIGHT - ROOM.top - ROOM.bottom,
  };
}

/** The bucket that is looked at, behind what is drawn. */
function LookedAt({ plot, bucket }: { plot: Plot; bucket: number }) {
  const x = xOf(plot, bucket, 0.5);
  const wide = Math.min(40, stepOf(plot));
  return (
    <g data-looked-at>
      <rect
        x={x - wide / 2}
        y={plot.top}
        width={wide}
        height={plot.height}
        fill="var(--pl-chart-crosshair)"
        opacity={0.12}
      />
      <path d={`M${x} ${plot.top}V${footOf(plot)}`} stroke="var(--pl-chart-crosshair)" />
    </g>
  );
}

function sayTick({ metric }: Trend, lines: SplitLine[] | null, { t, format }: Words) {
  const bars = metricOf(metric).trend.drawn === "verdicts" && lines === null;
  return ({ at, n }: TrendPoint) => ({
    day: format.bucketDay(at),
    base: bars || n === null ? null : t("trend.base", { n }),
  });
}

/** How high the axis reaches; a band may be cut, or a single small bucket would flatten all others. */
function highestOf({ trend, target, lines }: Required<Pick<Props, "trend" | "target" | "lines">>): number {
  const values =
    lines === null
      ? trend.points.flatMap(({ value, before }) => [value, before])
      : lines.flatMap((line) => line.values);
  return Math.max(0, target ?? 0, ...values.map((value) => value ?? 0));
}
