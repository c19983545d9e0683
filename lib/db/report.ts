import { z } from "zod";
import { changeOf, originDifference } from "../domain/metrics/change.ts";
import { changesOfShares, type PlainRow, type Windows, withChanges } from "../domain/metrics/row-change.ts";
import { DIMENSIONS } from "../domain/report/filter.ts";
import {
  type ByOrigin,
  type Dimension,
  type Figures,
  PART_KEYS,
  PARTS,
  type Part,
  type PartOf,
  type Previous,
  type Report,
  type ReportAndMore,
  type RowsBy,
} from "../domain/report/report.ts";
import type { ReportQuery, Split } from "../domain/report/report-query.ts";
import { call, type Db } from "./call.ts";
import { reportAndMore } from "./report-shape.ts";

/** The whole report; null when the caller does not see the organisation. */
export function fetchReport(db: Db, organizationId: string, query: ReportQuery): Promise<Report | null> {
  return fetchParts(db, organizationId, { ...query, parts: [...PARTS] });
}

/** Some parts of the report and no others, each as in the whole of it; `rows` and `split` by services unless named. */
export function fetchParts<P extends Part>(
  db: Db,
  organizationId: string,
  query: ReportQuery & { parts: P[]; by?: RowsBy | null; split?: Split | null },
): Promise<PartOf<P> | null> {
  return call(db, {
    name: "report_dora",
    args: { p_organization_id: organizationId, p_filter: query },
    returns: z.preprocess(compared, shapeOf(query.parts).nullable()),
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

/** A report as the database answers it: what takes an interval of two others is not its to tell. */
type Answer = Pick<Report, "window"> & {
  formula: Windows["formula"];
  figures?: Report["figures"];
  previous?: (Omit<Previous, "change" | "figures"> & { figures?: Figures }) | null;
  breakdown?: Record<Dimension, PlainRow[]>;
  rows?: { rows: PlainRow[] };
  byOrigin?: Omit<ByOrigin, "difference">;
};

function compared(answered: unknown): unknown {
  if (answered === null) return null;
  const answer = answered as Answer;
  const { window, figures, previous, breakdown, rows, byOrigin } = answer;
  const windows = previous ? windowsOf(answer, previous) : null;
  return {
    ...answer,
    ...(figures &&
      previous?.figures && {
        previous: withChange({ window, figures }, { ...previous, figures: previous.figures }),
      }),
    ...(breakdown && { breakdown: { ...breakdown, ...inRows(breakdown, windows) } }),
    ...(rows && { rows: { ...rows, rows: withChanges(rows.rows, windows) } }),
    ...(byOrigin && {
      byOrigin: { ...withShares(byOrigin, windows), difference: originDifference(byOrigin.origins) },
    }),
  };
}

const withChange = (now: Pick<Report, "window" | "figures">, before: Omit<Previous, "change">) => ({
  ...before,
  change: changeOf(now, before),
});

function windowsOf(
  { window, formula }: Answer,
  { window: before, reason }: Omit<Previous, "change" | "figures">,
): Windows {
  return {
    days: window.coveredDays,
    formula,
    before: { from: before.from, days: before.coveredDays, reason },
  };
}

function inRows(breakdown: Record<Dimension, PlainRow[]>, windows: Windows | null) {
  const told = DIMENSIONS.map((dimension) => [dimension, withChanges(breakdown[dimension], windows)]);
  return Object.fromEntries(told);
}

function withShares(byOrigin: Omit<ByOrigin, "difference">, windows: Windows | null) {
  return {
    ...byOrigin,
    origins: withShareChanges(byOrigin.origins, windows),
    tools: withShareChanges(byOrigin.tools, windows),
  };
}

type ShareRow = ByOrigin["origins"][number] | ByOrigin["tools"][number];

function withShareChanges<R extends ShareRow>(answered: R[], windows: Windows | null): R[] {
  const rows = answered.map((row) => ({ ...row, previous: row.previous ?? null }));
  const changes = windows === null ? [] : changesOfShares(rows, windows.before);
  return rows.map((row, at) => ({ ...row, change: row.previous === null ? null : (changes[at] ?? null) }));
}
