import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import { columnsOf, type TrendPoint, unknownOf } from "#lib/domain/metrics/trend-columns.ts";
import { type Plot, xOf } from "#lib/domain/metrics/trend-plot.ts";
import { columnTitle, sayBucket, sayColumn, sayValue, type TrendWords } from "#lib/words/trend-words.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./charts.module.css";
import type { SplitLine } from "./trend-layers.tsx";

type Told = {
  trend: Trend;
  said: TrendWords;
  lines: SplitLine[] | null;
  /** Which of the lines is looked at; null: all alike. */
  chosen: number | null;
};
type Props = Told & { plot: Plot; bucket: number; words: Words };

/** What one bucket holds, beside its line: on the side on which there is more room. */
export function TrendTooltip({ trend, said, lines, chosen, plot, bucket, words }: Props) {
  const point = trend.points[bucket];
  if (point === undefined) return null;
  const x = xOf(plot, bucket, 0.5);
  const side = x < plot.left + plot.width / 2 ? "right" : "left";
  const unknown = unknownOf(point);
  return (
    <div className={classes.tooltip} role="tooltip" data-side={side} style={{ left: x, top: plot.top }}>
      <p className={classes.tooltipTitle}>{titleOf(trend, point, words)}</p>
      {unknown !== null ? (
        <p>{words.t(`trend.legend.${unknown}`)}</p>
      ) : (
        <dl>
          {rowsOf({ trend, said, lines }, bucket, words).map(([name, value], at) => (
            <div key={name} style={{ display: "contents" }} data-chosen={at === chosen || undefined}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** The same in one line, for those who hear it: of a line that is looked at that one alone. */
export function tellBucket(told: Told, bucket: number, words: Words): string {
  const point = told.trend.points[bucket];
  if (point === undefined) return "";
  const unknown = unknownOf(point);
  const { chosen } = told;
  const rows = rowsOf(told, bucket, words)
    .filter((_, at) => chosen === null || at === chosen)
    .map(([name, value]) => `${name} ${value}`);
  const facts = unknown === null ? rows : [words.t(`trend.legend.${unknown}`)];
  return [titleOf(told.trend, point, words), ...facts].join(", ");
}

function titleOf({ bucket }: Trend, point: TrendPoint, words: Words): string {
  return sayBucket(point.at, { bucket, remark: point.partial ? "incomplete" : "name" }, words);
}

function rowsOf(
  { trend, said, lines }: Omit<Told, "chosen">,
  bucket: number,
  words: Words,
): [string, string][] {
  const { unit, trend: shape } = metricOf(trend.metric);
  const point = trend.points[bucket];
  if (point === undefined) return [];
  if (lines !== null)
    return lines.map(({ name, values }) => [name, sayValue(unit, values[bucket] ?? null, words.format)]);
  return columnsOf(shape, unit, trend.points).map((column) => [
    columnTitle(column, said, words),
    sayColumn(column, point, words.format),
  ]);
}
