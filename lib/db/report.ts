import { z } from "zod";
import { changeOf, originDifference } from "../domain/metrics/change.ts";
import type { ByOrigin, Previous, Report } from "../domain/report/report.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import { call, type Db } from "./call.ts";
import { report } from "./report-shape.ts";

export { listDeployments, listFilterValues, listIncidents } from "./events.ts";

/** The whole report; null when the caller does not see the organisation. */
export function fetchReport(db: Db, organizationId: string, query: ReportQuery): Promise<Report | null> {
  return call(db, {
    name: "report_dora",
    args: { p_organization_id: organizationId, p_filter: query },
    returns: z.preprocess(withChanges, report.nullable()),
    idempotent: true,
  });
}

/** The report as the database answers it: what takes an interval of two others is not its to tell. */
type Answer = Omit<Report, "previous" | "byOrigin"> & {
  previous: Omit<Previous, "change"> | null;
  byOrigin: Omit<ByOrigin, "difference">;
};

function withChanges(answered: unknown): unknown {
  if (answered === null) return null;
  const answer = answered as Answer;
  const { previous, byOrigin } = answer;
  return {
    ...answer,
    previous: previous === null ? null : { ...previous, change: changeOf(answer, previous) },
    byOrigin: { ...byOrigin, difference: originDifference(byOrigin.origins) },
  };
}
