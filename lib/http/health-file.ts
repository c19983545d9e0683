import type { HealthCell, HealthGrid, HealthGridRow } from "../domain/health/health-grid.ts";
import { bandOf } from "../domain/health/merit.ts";
import { type CsvColumn, csvHeader, csvRows } from "./csv.ts";

type Line = { row: HealthGridRow; cell: HealthCell };

const COLUMNS: CsvColumn<Line>[] = [
  { name: "row", read: ({ row }) => row.key },
  { name: "day", read: ({ cell }) => cell.day },
  { name: "fom", read: ({ cell }) => cell.fom },
  { name: "band", read: ({ cell }) => (cell.fom === null ? null : bandOf(cell.fom)) },
  { name: "metric", read: ({ row }) => row.measure.metric },
  { name: "raw", read: ({ cell }) => cell.raw },
  { name: "unit", read: ({ row }) => row.unit },
  { name: "n", read: ({ cell }) => cell.n },
  { name: "reason", read: ({ cell }) => cell.reason?.code ?? null },
];

/** A grid as CSV, one line a cell, unrounded; empty is not known, and `reason` is why. */
export function healthFile({ rows }: HealthGrid): string {
  const lines = rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })));
  return csvHeader(COLUMNS) + csvRows(COLUMNS, lines);
}
