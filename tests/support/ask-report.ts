import type { SupabaseClient } from "@supabase/supabase-js";
import type { Db } from "#lib/db/call.ts";
import { fetchReport } from "#lib/db/report.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { OracleFilter } from "./oracle-input.ts";

const NOTHING = { env: [], service: [], team: [], repository: [], connection: [], tag: [], without: [] };

/** The report that pages and the API give for a filter, whatever it leaves out. */
export async function askReport(
  owner: SupabaseClient,
  organizationId: string,
  filter: OracleFilter,
): Promise<Report> {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const { from, to } = filter;
  const query = { ...NOTHING, compare: null, bucket: null, automation: null, ...asked, from, to };
  const report = await fetchReport(owner as Db, organizationId, query);
  if (report === null) throw new Error("the owner sees no report");
  return report;
}
