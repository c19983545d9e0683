import type { HealthCell, HealthGridRow } from "../domain/health/health-grid.ts";
import { bandOf } from "../domain/health/merit.ts";
import type { Trend } from "../domain/health/trend.ts";
import { sayAmount } from "./catalogue-words.ts";
import { find, sayCell, sayMissing } from "./drawing-words.ts";
import type { Words } from "./words.ts";

type Judged = Pick<HealthGridRow, "measure" | "unit">;

/** How the figure comes from the raw value, with the marks that hold: "1.00 up to 0, 0.00 from 5 on". */
export function sayFormula(words: Words, { measure, unit }: Judged): string {
  const { shape } = measure;
  if (shape.kind === "binary") return words.t("health.formula.binary");
  const [good, bad] = [shape.good, shape.bad].map((value) => sayAmount(words, unit, value));
  return words.t(`health.formula.${shape.kind}`, { good: good ?? "", bad: bad ?? "" });
}

/** The state of what is behind a cell; null for one that only GitHub has a word for. */
export const sayState = (state: string, words: Words): string | null =>
  find(words, `healthPage.states.${state}`, {});

/** A cell with all that it was made of, for whoever looks at it: figure, raw value, how many events, formula. */
export function explainCell(row: HealthGridRow, cell: HealthCell, words: Words): string {
  const said = sayCell(row, cell, words);
  if (cell.raw === null) return said;
  const value = sayAmount(words, row.unit, cell.raw);
  const of = cell.n === null ? value : words.t("health.valueOf", { value, n: cell.n });
  return words.t("health.explained", { said, of, formula: sayFormula(words, row) });
}

/** A day of a trend, for whoever looks at it: its value, on how many events it rests, its figure where it is judged. */
export function explainDay(
  { unit, measure }: Pick<Trend, "unit" | "measure">,
  cell: HealthCell,
  words: Words,
) {
  const { t, format } = words;
  const { raw, n, fom, reason } = cell;
  const value = sayAmount(words, unit, raw);
  const figure = fom === null ? null : { figure: format.merit(fom), band: t(`health.band.${bandOf(fom)}`) };
  const said = [
    ...(raw === null ? [] : [n === null ? value : t("health.valueOf", { value, n })]),
    ...(measure === null || figure === null ? [] : [t("drawing.figure", figure)]),
    ...(reason === null ? [] : [sayMissing(reason, words)]),
  ];
  return t("drawing.day", { day: format.bucketDate(cell.day), said: said.join(". ") });
}
