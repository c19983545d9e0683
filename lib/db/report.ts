import { z } from "zod";
import { changeOf, originDifference } from "../domain/metrics/change.ts";
import { DIMENSIONS } from "../domain/report/filter.ts";
import {
  type Breakdown,
  type BreakdownRow,
  type ByOrigin,
  type Figures,
  NO_VALUES,
  PART_KEYS,
  PARTS,
  type Part,
  type PartOf,
  type Previous,
  type Report,
  type ReportAndMore,
  type SeriesPoint,
} from "../domain/report/report.ts";
import type { ReportQuery, Split } from "../domain/report/report-query.ts";
import { call, type Db } from "./call.ts";
import { reportAndMore } from "./report-shape.ts";

export { listDeployments, listFilterValues, listIncidents } from "./events.ts";

/** The whole report; null when the caller does not see the organisation. */
export function fetchReport(db: Db, organizationId: string, query: ReportQuery): Promise<Report | null> {
  return fetchParts(db, organizationId, { ...query, parts: [...PARTS] });
}

/** Some parts of the report and no others, each as in the whole of it; `split` by services unless named. */
export function fetchParts<P extends Part>(
  db: Db,
  organizationId: string,
  query: ReportQuery & { parts: P[]; split?: Split | null },
): Promise<PartOf<P> | null> {
  return call(db, {
    name: "report_dora",
    args: { p_organization_id: organizationId, p_filter: query },
    returns: z.preprocess(withChanges, shapeOf(query.parts).nullable()),
    idempotent: true,
  });
}

const whole = reportAndMore as unknown as z.ZodObject<{
  [K in keyof ReportAndMore]: z.ZodType<ReportAndMore[K]>;
}>;
type PartKey = (typeof PART_KEYS)[Part][number];
const partial = Object.fromEntries(
  Object.values(PART_KEYS).flatMap((keys) => keys.map((key) => [key, true])),
);

/** What a report that was asked for in parts may lack. */
export const reportInParts = whole.partial(partial as Record<PartKey, true>);

function shapeOf<P extends Part>(parts: P[]): z.ZodType<PartOf<P>> {
  const names = ["window", "freshness", ...parts.flatMap((part) => PART_KEYS[part])];
  const mask = Object.fromEntries(names.map((name) => [name, true])) as { [K in keyof ReportAndMore]?: true };
  return whole.pick(mask) as unknown as z.ZodType<PartOf<P>>;
}

/** What the database does not tell yet is not known. */
function filled(answer: Answer): Answer {
  const point = (one: SeriesPoint) => ({ ...NO_VALUES, ...one });
  const row = (one: BreakdownRow) => ({ ...ROW, ...one });
  const { figures, series, breakdown, byOrigin, previous } = answer;
  const stages = (of: Figures) => ({
    ...of,
    lead_time_stages: Object.fromEntries(
      Object.entries(of.lead_time_stages).map(([name, stage]) => [
        name,
        Object.assign({ low: null, high: null }, stage),
      ]),
    ) as Figures["lead_time_stages"],
  });
  return {
    ...answer,
    ...(figures && { figures: stages(figures) }),
    ...(previous && { previous: { ...previous, figures: stages(previous.figures) } }),
    ...(series && { series: series.map(point), previousSeries: answer.previousSeries ?? null }),
    ...(breakdown && {
      breakdown: {
        ...Object.fromEntries(DIMENSIONS.map((name) => [name, breakdown[name].map(row)])),
        truncated: breakdown.truncated,
      } as Breakdown,
    }),
    ...(byOrigin && {
      byOrigin: {
        ...byOrigin,
        origins: byOrigin.origins.map((one) => ({ ...SHARE, ...one })),
        tools: byOrigin.tools.map((one) => ({ ...SHARE, ...one })),
      },
    }),
  };
}

const SHARE = { previous: null, change: null };
const ROW = {
  ...{ low: null, high: null, leadTimeLow: null, leadTimeHigh: null, recoveryN: 0, recoveryLow: null },
  ...{ recoveryHigh: null, incidentsOpen: null, spark: [], effect: null, ...SHARE },
};

/** A report as the database answers it: what takes an interval of two others is not its to tell. */
type Answer = Pick<Report, "window"> &
  Partial<Pick<Report, "series" | "previousSeries" | "breakdown">> & {
    figures?: Report["figures"];
    previous?: Omit<Previous, "change"> | null;
    byOrigin?: Omit<ByOrigin, "difference">;
  };

function withChanges(answered: unknown): unknown {
  if (answered === null) return null;
  const answer = filled(answered as Answer);
  const { window, figures, previous, byOrigin } = answer;
  return {
    ...answer,
    ...(figures &&
      previous && { previous: { ...previous, change: changeOf({ window, figures }, previous) } }),
    ...(byOrigin && { byOrigin: { ...byOrigin, difference: originDifference(byOrigin.origins) } }),
  };
}
