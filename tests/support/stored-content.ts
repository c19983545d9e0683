import { createHash } from "node:crypto";
import type { Connected } from "./connected-account.ts";

/** Tables that hold what Datadog said, with the columns that tell a row from another. */
const TABLES = {
  deployments: ["external_id"],
  deployment_commits: ["external_id", "sha"],
  verdict_changes: ["external_id", "at"],
  incidents: ["external_id"],
  repositories: ["slug"],
} as const;
type Table = keyof typeof TABLES;

/** Differ between two copies of the same events: whose they are, and when and by which run we saw them. */
const OURS = [
  "organization_id",
  "connection_id",
  "id",
  "run_id",
  "at",
  "first_seen_at",
  "changed_at",
  "deleted_at",
];

type Row = Record<string, unknown>;

const PAGE = 1000;

/** Every row of a table that an organisation has, whole or the columns that tell one from another. */
export async function readAll(
  { bench, organizationId }: Connected,
  table: Table,
  what: "rows" | "keys" = "rows",
): Promise<Row[]> {
  const rows: Row[] = [];
  const columns = what === "rows" ? "*" : TABLES[table].join(",");
  for (;;) {
    let query = bench.db
      .from(table)
      .select(columns as "*")
      .eq("organization_id", organizationId);
    for (const column of TABLES[table]) query = query.order(column);
    const { data, error } = await query.range(rows.length, rows.length + PAGE - 1);
    if (error !== null) throw error;
    rows.push(...data);
    if (data.length < PAGE) return rows;
  }
}

/** Rows and a digest of each table, to the last column: equal when nothing at all was written in between. */
export function digestRows(connected: Connected) {
  return digest(connected, (row) => row);
}

/** Rows and a digest of what Datadog said, without what is ours: equal for two copies of the same events. */
export function digestContent(connected: Connected) {
  return digest(connected, (row) => {
    const content = { ...row, isDeleted: row.deleted_at !== null };
    return Object.fromEntries(Object.entries(content).filter(([name]) => !OURS.includes(name)));
  });
}

async function digest(connected: Connected, reduce: (row: Row) => Row): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of Object.keys(TABLES) as Table[]) {
    const lines = (await readAll(connected, table)).map((row) => JSON.stringify(reduce(row))).toSorted();
    digests[table] =
      `${lines.length} rows ${createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16)}`;
  }
  return digests;
}
