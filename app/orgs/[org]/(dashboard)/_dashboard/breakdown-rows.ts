import type { BreakdownRow } from "#lib/domain/report/report.ts";
import { SORTS, type SortColumn } from "./search-params.ts";

/** A column, with a minus before it for descending: as it stands in the URL. */
export type SortText = SortColumn | `-${SortColumn}`;
export type Sort = { column: SortColumn; descending: boolean };

/** "-cfr" is the failure rate, highest first. */
export function parseSort(text: string): Sort {
  const name = text.replace(/^-/, "");
  const column = SORTS.find((known) => known === name) ?? "deployments";
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
