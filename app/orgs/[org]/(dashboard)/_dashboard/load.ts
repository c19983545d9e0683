import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listConnections } from "#lib/db/connections.ts";
import { fetchReport, listDeployments, listFilterValues, listIncidents } from "#lib/db/report.ts";
import { daysBefore, MAX_WINDOW_DAYS } from "#lib/domain/report/moment.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { AppError } from "#lib/errors.ts";

const LISTED = 10;

/** Everything the page shows, started at once and awaited where it is shown. */
export function loadDashboard({ db, organization }: Acting, scope: Scope, now: Date) {
  const query = queryOf(scope, now);
  const page = { limit: LISTED, cursor: null };
  return {
    query,
    connections: started(listConnections(db, organization.id)),
    values: started(listFilterValues(db, organization.id)),
    report: started(fetchReport(db, organization.id, query).then(found)),
    failed: started(listDeployments(db, organization.id, { ...query, ...page, failed: true })),
    open: started(listIncidents(db, organization.id, { ...query, ...page, open: true })),
  };
}

export type Dashboard = ReturnType<typeof loadDashboard>;

/** When the organisation last deployed within the filters, however long before an empty window; null when never. */
export async function lastDeploymentAt(
  { db, organization }: Acting,
  query: ReportQuery,
): Promise<string | null> {
  const from = daysBefore(query.to, MAX_WINDOW_DAYS);
  const page = await listDeployments(db, organization.id, { ...query, from, limit: 1, cursor: null });
  return page.items[0]?.startedAt ?? null;
}

/** A section may never come to await its promise; the rejection then belongs to nobody and must not end the process. */
function started<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function found(report: Report | null): Report {
  if (report === null) throw new AppError("not_found");
  return report;
}
