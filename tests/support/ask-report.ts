import type { SupabaseClient } from "@supabase/supabase-js";
import type { Db } from "#lib/db/call.ts";
import { fetchParts, fetchReport } from "#lib/db/report.ts";
import type { Report, RowsBy } from "#lib/domain/report/report.ts";
import type { ReportQuery, Split } from "#lib/domain/report/report-query.ts";
import type { OracleFilter } from "./oracle-input.ts";

const NOTHING = { env: [], service: [], team: [], repository: [], connection: [], tag: [], without: [] };

/** The report that pages and the API give for a filter, whatever it leaves out. */
export async function askReport(
  owner: SupabaseClient,
  organizationId: string,
  filter: OracleFilter,
): Promise<Report> {
  const report = await fetchReport(owner as Db, organizationId, queryOf(filter));
  if (report === null) throw new Error("the owner sees no report");
  return report;
}

/** What a report has only where it is asked for. */
export async function askMore(
  owner: SupabaseClient,
  organizationId: string,
  filter: OracleFilter & { by: RowsBy; split: Split },
) {
  const { by, split, ...asked } = filter;
  const query = { ...queryOf(asked), parts: [...MORE], by, split };
  const told = await fetchParts(owner as Db, organizationId, query);
  if (told === null) throw new Error("the owner sees no report");
  const { window: _, freshness: __, ...more } = told;
  return more;
}

const MORE = ["rows", "origins_by_bucket", "split"] as const;

function queryOf(filter: OracleFilter): ReportQuery {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const { from, to } = filter;
  return { ...NOTHING, compare: null, bucket: null, automation: null, ...asked, from, to };
}
