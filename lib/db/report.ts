import type { Report } from "../domain/report/report.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import { call, type Db } from "./call.ts";
import { report } from "./report-shape.ts";

export { listDeployments, listFilterValues, listIncidents } from "./events.ts";

/** The whole report; null when the caller does not see the organisation. */
export function fetchReport(db: Db, organizationId: string, query: ReportQuery): Promise<Report | null> {
  return call(db, {
    name: "report_dora",
    args: { p_organization_id: organizationId, p_filter: query },
    returns: report.nullable(),
    idempotent: true,
  });
}
