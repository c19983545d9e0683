import type { SeriesPoint } from "../report/report.ts";
import { METRICS, metricOf } from "./metric.ts";

const VALUES: [string, keyof SeriesPoint][] = [
  ...METRICS.flatMap((metric) => Object.entries(metricOf(metric).csv)),
  ["recoveries", "recoveryN"],
  ["failure_rate_low", "low"],
  ["failure_rate_high", "high"],
  ["incidents", "incidents"],
];
/** The columns of the file, each with the value of a bucket that it holds. */
export const SERIES_COLUMNS: [string, keyof SeriesPoint][] = [
  ["at", "at"],
  ["covered", "covered"],
  ...VALUES,
];

/**
 * The series as CSV (RFC 4180), one row a bucket, the API's numbers unrounded; empty is not known. Beside each the
 * bucket as far into the window that is compared with, where there is one; longer than the series it is cut.
 */
export function seriesCsv(series: SeriesPoint[], previous: SeriesPoint[] | null = null): string {
  const before = previous === null ? [] : SERIES_COLUMNS;
  const head = [...SERIES_COLUMNS.map(([name]) => name), ...before.map(([name]) => `previous_${name}`)];
  const rows = series.map((point, place) => [
    ...cellsOf(point, SERIES_COLUMNS),
    ...cellsOf(previous?.[place], before),
  ]);
  return [head, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function cellsOf(point: SeriesPoint | undefined, columns: [string, keyof SeriesPoint][]): string[] {
  return columns.map(([, value]) => String(point?.[value] ?? ""));
}
