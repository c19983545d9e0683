import type { BreakdownRow } from "./report/report.ts";

/** Columns by which places are sorted. */
export const PLACE_SORTS = [
  "deployments",
  "cfr",
  "leadTimeP50",
  "recoveryP50",
  "incidentsOpen",
  "key",
] as const;
export type PlaceSort = (typeof PLACE_SORTS)[number];

/** A column as it stands in an address: with a minus before it from the greatest on. */
export type PlaceOrder = PlaceSort | `-${PlaceSort}`;
export const PLACE_ORDERS: readonly PlaceOrder[] = PLACE_SORTS.flatMap(
  (column) => [column, `-${column}`] as const,
);

export function orderOf(order: PlaceOrder): { column: PlaceSort; descending: boolean } {
  const column = PLACE_SORTS.find((known) => order.endsWith(known)) ?? "deployments";
  return { column, descending: order.startsWith("-") };
}

/** What a press on the title of a column asks for: numbers from the greatest, names from the first, then the other way. */
export function nextOrder(column: PlaceSort, now: PlaceOrder): PlaceOrder {
  const current = orderOf(now);
  const descending = current.column === column ? !current.descending : column !== "key";
  return descending ? `-${column}` : column;
}

/** Rows in an order; what is not known comes last either way, and equal rows keep theirs. */
export function sortPlaces(rows: BreakdownRow[], order: PlaceOrder): BreakdownRow[] {
  const { column, descending } = orderOf(order);
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const named = typeof left === "string" || typeof right === "string";
    const distance = named ? String(left).localeCompare(String(right), "en") : left - right;
    return descending ? -distance : distance;
  });
}
