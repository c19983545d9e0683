import type { BreakdownRow, ByOrigin, OriginRow, ToolRow } from "../domain/report/report.ts";
import { type CsvColumn, csvHeader, csvRows, plainColumns } from "./csv.ts";

/** The rows of a table of services, teams and the like as a file, unrounded. */
export function breakdownFile(rows: BreakdownRow[]): string {
  return csvHeader(BREAKDOWN) + csvRows(BREAKDOWN, rows);
}

const BREAKDOWN = plainColumns<BreakdownRow>(
  ...(["key", "deployments", "failed", "evaluated", "pending", "cfr", "low", "high", "effect"] as const),
  ...(["leadTimeP50", "leadTimeN", "recoveryP50", "recoveryN", "rework", "incidentsOpen"] as const),
);

type Shared = Pick<OriginRow, "commits" | "weight" | "cfr" | "low" | "high">;
type Line = Shared &
  Pick<OriginRow, "leadTimeP50" | "recoveryP50" | "rollbackRate"> & { kind: string; name: string };

/** The table of origins and tools as a file, unrounded; where nothing may be compared, without the rates as there. */
export function originsFile({ origins, tools, comparable }: Tables): string {
  const columns: CsvColumn<Line>[] = [
    ...plainColumns<Line>("kind", "name", "commits", "leadTimeP50"),
    ...(comparable ? plainColumns<Line>("recoveryP50", "rollbackRate", "weight", "cfr", "low", "high") : []),
  ];
  return csvHeader(columns) + csvRows(columns, [...origins.map(ofOrigin), ...tools.map(ofTool)]);
}

type Tables = Pick<ByOrigin, "origins" | "tools" | "comparable">;

const ofOrigin = (row: OriginRow): Line => ({ ...row, kind: "origin", name: row.origin });
const ofTool = (row: ToolRow): Line => ({
  ...row,
  kind: "tool",
  name: row.tool,
  // Told of origins alone.
  ...{ leadTimeP50: null, recoveryP50: null, rollbackRate: null },
});
