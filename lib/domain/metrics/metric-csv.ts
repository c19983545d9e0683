import type { SeriesPoint } from "../report/report.ts";
import { METRICS, metricOf } from "./metric.ts";

const COLUMNS: [string, keyof SeriesPoint][] = [
  ["at", "at"],
  ["covered", "covered"],
  ...METRICS.flatMap((metric) => Object.entries(metricOf(metric).csv)),
  ["incidents", "incidents"],
];

/** The series as CSV (RFC 4180), one row a bucket, the API's numbers unrounded; empty is not known. */
export function seriesCsv(series: SeriesPoint[]): string {
  const rows = series.map((point) => COLUMNS.map(([, value]) => String(point[value] ?? "")));
  return [COLUMNS.map(([name]) => name), ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}
