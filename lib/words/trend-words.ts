import { METRICS, type Metric } from "../domain/metrics/metric.ts";
import { type TrendSource, trendBucket } from "../domain/metrics/metric-trend.ts";
import type { MetricUnit } from "../domain/metrics/metric-unit.ts";
import { columnValue, type TrendColumn, type TrendPoint } from "../domain/metrics/trend-columns.ts";
import type { Bucket } from "../domain/report/report-query.ts";
import type { Formats } from "./formats.ts";
import type { Words } from "./words.ts";

/** What the trend of one figure says of it; the rest is the same for all of them. */
export type TrendWords = {
  title: string;
  /** The figure itself, over its column. */
  name: string;
  /** What its line is. */
  line: string;
  /** Why a window with deployments has nothing to draw. */
  nothing: string;
};

/** Said on the server for all figures, so that the messages of none of them reach the browser. */
export function trendWords(source: TrendSource, { t }: Words): Record<Metric, TrendWords> {
  const said = METRICS.map((metric): [Metric, TrendWords] => [
    metric,
    {
      title: t(`metrics.${metric}.trend`, { bucket: trendBucket(metric, source) }),
      name: t(`metrics.${metric}.title`),
      line: t(`metrics.${metric}.line`, { of: source.denominator }),
      nothing: t(`metrics.${metric}.nothing`),
    },
  ]);
  return Object.fromEntries(said) as Record<Metric, TrendWords>;
}

/** What a column tells of a bucket; "—" where it is not known. */
export function sayColumn(column: TrendColumn, point: TrendPoint, format: Formats): string {
  const value = columnValue(column, point);
  if (column === "interval") return format.interval(point.band?.[0] ?? null, point.band?.[1] ?? null);
  if (column === "median" || column === "medianBefore") return format.duration(value);
  return column === "rate" || column === "rateBefore" ? format.rate(value) : format.count(value);
}

/** A value of a bucket on its own: a count, a duration or a rate; "—" where it is not known. */
export function sayValue({ name }: MetricUnit, value: number | null, format: Formats): string {
  if (name === "perDay") return format.count(value);
  return name === "seconds" ? format.duration(value) : format.rate(value);
}

/** The title of a column. */
export function columnTitle(column: TrendColumn, { name }: TrendWords, { t }: Pick<Words, "t">): string {
  if (column === "rate") return name;
  return /Before$/.test(column) ? t("trend.before") : t(`trend.columns.${column as "median"}`);
}

type Remark = "name" | "unread" | "unsent" | "inPart" | "incomplete";

/** "12 Aug 2025", "week of 11 Aug 2025 (not read)". */
export function sayBucket(
  at: string,
  { bucket, remark }: { bucket: Bucket; remark: Remark },
  words: Words,
): string {
  return words.t(`trend.bucket.${remark}`, { bucket, day: words.format.bucketDate(at) });
}
