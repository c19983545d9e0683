import type { HealthCell, HealthGridRow } from "../domain/health/health-grid.ts";
import { sayAmount } from "./catalogue-words.ts";
import { sayCell } from "./drawing-words.ts";
import type { Words } from "./words.ts";

type Judged = Pick<HealthGridRow, "measure" | "unit">;

/** How the figure comes from the raw value, with the marks that hold: "1.00 up to 0, 0.00 from 5 on". */
export function sayFormula(words: Words, { measure, unit }: Judged): string {
  const { shape } = measure;
  if (shape.kind === "binary") return words.t("health.formula.binary");
  const [good, bad] = [shape.good, shape.bad].map((value) => sayAmount(words, unit, value));
  return words.t(`health.formula.${shape.kind}`, { good: good ?? "", bad: bad ?? "" });
}

/** A cell with all that it was made of, for whoever looks at it: figure, raw value, how many events, formula. */
export function explainCell(row: HealthGridRow, cell: HealthCell, words: Words): string {
  const said = sayCell(row, cell, words);
  if (cell.raw === null) return said;
  const value = sayAmount(words, row.unit, cell.raw);
  const of = cell.n === null ? value : words.t("health.valueOf", { value, n: cell.n });
  return words.t("health.explained", { said, of, formula: sayFormula(words, row) });
}
