import { metricOf } from "./metric.ts";
import type { Trend } from "./metric-trend.ts";
import type { TrendPoint } from "./trend-columns.ts";

const ALWAYS: [string, (point: TrendPoint) => string | number | null][] = [
  ["at", ({ at }) => at],
  ["covered", ({ covered }) => covered],
];
const AFTER: typeof ALWAYS = [
  ["n", ({ n }) => n],
  ["low", ({ band }) => band?.[0] ?? null],
  ["high", ({ band }) => band?.[1] ?? null],
  ["previous", ({ before }) => before],
  ["incidents", ({ incidents }) => incidents],
];

/** What a chart draws as CSV (RFC 4180), one row a bucket, unrounded; empty is not known. */
export function trendCsv({ metric, points }: Trend): string {
  const { trend } = metricOf(metric);
  const counts: typeof ALWAYS =
    trend.drawn === "verdicts"
      ? (["failed", "fine", "pending"] as const).map((key) => [key, (point) => point[key]])
      : [];
  const columns = [...ALWAYS, [metric, ({ value }: TrendPoint) => value] as const, ...counts, ...AFTER];
  const rows = points.map((point) => columns.map(([, cell]) => String(cell(point) ?? "")));
  return [columns.map(([name]) => name), ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}
