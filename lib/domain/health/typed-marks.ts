import { requireMetric } from "../catalogue/catalogue.ts";
import type { CatalogueUnit } from "../catalogue/catalogue-metric.ts";
import { measureFor } from "./health-grid.ts";
import { HEALTH_ROWS } from "./health-row.ts";
import { type Mark, type Markable, markables } from "./marks.ts";

export const ENDS = ["good", "bad"] as const;
export type End = (typeof ENDS)[number];

/** What a mark is typed in: shares in percent, everything else as it is kept. */
export function typedUnit({ row, measure }: Pick<Mark, "row" | "measure">): CatalogueUnit {
  const found = HEALTH_ROWS.find(({ key }) => key === row);
  if (found === undefined) return "count";
  const { metric } = measure === "share" ? measureFor(found, "") : found.count;
  return requireMetric(metric).unit;
}

const sizeOf = (mark: Pick<Mark, "row" | "measure">) => (typedUnit(mark) === "share" ? 0.01 : 1);

/** The name of the field of a mark's end. */
export const markField = ({ row, measure }: Pick<Mark, "row" | "measure">, end: End) =>
  `${row}.${measure}.${end}`;

/** Every mark as it is typed, by the names of the fields. */
export function typedMarks(marks: readonly Mark[]): Record<string, string> {
  const texts = markables(marks).flatMap((mark) =>
    ENDS.map((end) => [markField(mark, end), textOf(mark[end] / sizeOf(mark))] as const),
  );
  return Object.fromEntries(texts);
}

const textOf = (value: number) => String(Number(value.toPrecision(9)));

/** The largest number that can be typed for a mark; the least is 0. */
export const typedMost = (mark: Markable): number => Math.round(mark.most / sizeOf(mark));

/** A mark's end as somebody typed it, with a comma or a point; null for what is no number from 0 to the largest. */
export function readEnd(mark: Markable, text: string): number | null {
  const plain = text.trim().replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(plain) || Number(plain) > typedMost(mark)) return null;
  return Number((Number(plain) * sizeOf(mark)).toPrecision(12));
}
