import type { BreakdownRow, PartOf } from "#lib/domain/report/report.ts";
import { SORTS, type SortColumn } from "./search-params.ts";

/** A column, with a minus before it for descending: as it stands in the URL. */
export type SortText = SortColumn | `-${SortColumn}`;
export type Sort = { column: SortColumn; descending: boolean };

/** "-cfr" is the failure rate, highest first. */
export function parseSort(text: string): Sort {
  const name = text.replace(/^-/, "");
  const column = SORTS.find((known) => known === name) ?? "effect";
  return { column, descending: text.startsWith("-") };
}

/** Rows in the asked order; what is not known comes last either way, and equal rows keep their order. */
export function sortRows(rows: BreakdownRow[], { column, descending }: Sort): BreakdownRow[] {
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === "string" || typeof right === "string"
        ? String(left).localeCompare(String(right), "en")
        : left - right;
    return descending ? -order : order;
  });
}

/** Under this many judged deployments a rate is a direction, not a measurement. */
const FEW = 10;
/** Fewer of them than this are not worth folding. */
const LEAST_FOLDED = 3;

export const isFew = ({ evaluated }: Pick<BreakdownRow, "evaluated">): boolean => evaluated < FEW;

/** Rows that are on view until all are asked for. */
const MOST = 10;

/** The rows that are on view at first: those that can be judged, where there are such, and the first of these. */
export function shownOf(sorted: BreakdownRow[]): BreakdownRow[] {
  const judged = foldedOf(sorted) === 0 ? sorted : sorted.filter((row) => !isFew(row));
  return judged.length - MOST < LEAST_FOLDED ? judged : judged.slice(0, MOST);
}

/** How many rows with few judged deployments are folded away; none where there is little else. */
export function foldedOf(rows: BreakdownRow[]): number {
  const few = rows.filter(isFew).length;
  return few < LEAST_FOLDED || few === rows.length ? 0 : few;
}

/** The row of all: what the cards say. */
export function totalRow({ figures, previous }: PartOf<"figures">): BreakdownRow {
  const before = previous?.figures;
  return {
    key: null,
    ...countsOf(figures),
    pending: figures.change_failure_rate.pending,
    rework: figures.rework_rate.rework,
    incidentsOpen: figures.time_to_restore.open,
    spark: [],
    effect: null,
    previous: before === undefined ? null : countsOf(before),
    change: previous?.change ?? null,
    firstAt: figures.deployment_frequency.firstAt,
  };
}

function countsOf(figures: PartOf<"figures">["figures"]) {
  const { deployment_frequency, change_failure_rate: rate, lead_time, recovery_time } = figures;
  return {
    ...{ deployments: deployment_frequency.deployments, failed: rate.failed, evaluated: rate.evaluated },
    ...{ cfr: rate.value, low: rate.low, high: rate.high },
    ...{ leadTimeP50: lead_time.p50, leadTimeLow: lead_time.low, leadTimeHigh: lead_time.high },
    ...{ leadTimeN: lead_time.n, recoveryN: recovery_time.n, recoveryP50: recovery_time.p50 },
    ...{ recoveryLow: recovery_time.low, recoveryHigh: recovery_time.high },
  };
}
