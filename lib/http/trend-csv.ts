import { metricOf } from "../domain/metrics/metric.ts";
import type { Trend } from "../domain/metrics/metric-trend.ts";
import type { TrendPoint } from "../domain/metrics/trend-columns.ts";
import { type CsvColumn, csvHeader, csvRows } from "./csv.ts";

type Line = { name: string; values: (number | null)[] };
type Row = { point: TrendPoint; split: (number | null)[] };

const column = (name: string, read: (point: TrendPoint) => string | number | null): CsvColumn<Row> => ({
  name,
  read: ({ point }) => read(point),
});

const ALWAYS = [column("at", ({ at }) => at), column("covered", ({ covered }) => covered)];
const VERDICTS = (["failed", "fine", "pending"] as const).map((key) => column(key, (point) => point[key]));
const AFTER = [
  column("n", ({ n }) => n),
  column("low", ({ band }) => band?.[0] ?? null),
  column("high", ({ band }) => band?.[1] ?? null),
  column("previous", ({ before }) => before),
  column("incidents", ({ incidents }) => incidents),
];

/**
 * What a chart draws as CSV (RFC 4180), one row a bucket, unrounded; empty is not known. The lines into which it is split
 * are columns of their own, after all others.
 */
export function trendCsv({ metric, points }: Trend, lines: Line[] | null = null): string {
  const counts = metricOf(metric).trend.drawn === "verdicts" ? VERDICTS : [];
  const split = (lines ?? []).map(
    ({ name }, at): CsvColumn<Row> => ({ name, read: (row) => row.split[at] ?? null }),
  );
  const columns = [...ALWAYS, column(metric, ({ value }) => value), ...counts, ...AFTER, ...split];
  const rows = points.map((point, at) => ({
    point,
    split: (lines ?? []).map(({ values }) => values[at] ?? null),
  }));
  return csvHeader(columns) + csvRows(columns, rows);
}
