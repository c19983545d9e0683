import { z } from "zod";
import { changeOf, originDifference } from "../domain/metrics/change.ts";
import {
  type ByOrigin,
  PARTS,
  type Part,
  type PartOf,
  type Previous,
  type Report,
} from "../domain/report/report.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import { call, type Db } from "./call.ts";
import { report } from "./report-shape.ts";

export { listDeployments, listFilterValues, listIncidents } from "./events.ts";

/** The whole report; null when the caller does not see the organisation. */
export function fetchReport(db: Db, organizationId: string, query: ReportQuery): Promise<Report | null> {
  return fetchParts(db, organizationId, { ...query, parts: [...PARTS] });
}

/** Some parts of the report and no others, each as in the whole of it. */
export function fetchParts<P extends Part>(
  db: Db,
  organizationId: string,
  query: ReportQuery & { parts: P[] },
): Promise<PartOf<P> | null> {
  return call(db, {
    name: "report_dora",
    args: { p_organization_id: organizationId, p_filter: query },
    returns: z.preprocess(withChanges, shapeOf(query.parts).nullable()),
    idempotent: true,
  });
}

const whole = report as unknown as z.ZodObject<{ [K in keyof Report]: z.ZodType<Report[K]> }>;
const IN_PARTS = { figures: true, previous: true, series: true, breakdown: true, byOrigin: true } as const;

/** What a report that was asked for in parts may lack. */
export const reportInParts = whole.partial(IN_PARTS);

function shapeOf<P extends Part>(parts: P[]): z.ZodType<PartOf<P>> {
  const names = ["window", "freshness", ...parts, ...(parts.includes("figures" as P) ? ["previous"] : [])];
  const mask = Object.fromEntries(names.map((name) => [name, true])) as { [K in keyof Report]?: true };
  return whole.pick(mask) as unknown as z.ZodType<PartOf<P>>;
}

/** A report as the database answers it: what takes an interval of two others is not its to tell. */
type Answer = Pick<Report, "window"> & {
  figures?: Report["figures"];
  previous?: Omit<Previous, "change"> | null;
  byOrigin?: Omit<ByOrigin, "difference">;
};

function withChanges(answered: unknown): unknown {
  if (answered === null) return null;
  const answer = answered as Answer;
  const { window, figures, previous, byOrigin } = answer;
  return {
    ...answer,
    ...(figures &&
      previous && { previous: { ...previous, change: changeOf({ window, figures }, previous) } }),
    ...(byOrigin && { byOrigin: { ...byOrigin, difference: originDifference(byOrigin.origins) } }),
  };
}
