import type { SeriesPoint } from "../report/report.ts";

const COLUMNS: [string, (point: SeriesPoint) => string | number | null][] = [
  ["at", (point) => point.at],
  ["deployments", (point) => point.deployments],
  ["failed", (point) => point.failed],
  ["evaluated", (point) => point.evaluated],
  ["pending", (point) => point.pending],
  ["lead_time_p50_seconds", (point) => point.leadTimeP50],
  ["recovery_p50_seconds", (point) => point.recoveryP50],
  ["incidents", (point) => point.incidents],
];

/** The series as CSV (RFC 4180), one row a bucket, the API's numbers unrounded; empty is not known. */
export function seriesCsv(series: SeriesPoint[]): string {
  const rows = series.map((point) => COLUMNS.map(([, read]) => String(read(point) ?? "")));
  return [COLUMNS.map(([name]) => name), ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}
