import type { Missing } from "../domain/catalogue/snapshot.ts";
import type { HealthGridRow } from "../domain/health/health-grid.ts";
import type { MeasureName } from "../domain/health/marks.ts";
import { bandOf } from "../domain/health/merit.ts";
import { sayAmount } from "./catalogue-words.ts";
import type { Words } from "./words.ts";

type Loose = { (key: string, values?: object): string; has: (key: string) => boolean };
const loose = ({ t }: Pick<Words, "t">) => t as unknown as Loose;

/** What a row of the grid is called; its key where it has no words. */
export function sayRow(words: Pick<Words, "t">, key: string): string {
  const word = `health.row.${key}`;
  return loose(words).has(word) ? loose(words)(word) : key;
}

/** Why something is not known. */
export function sayMissing(words: Pick<Words, "t">, { code, numbers }: Missing): string {
  return loose(words)(`health.missing.${code}`, numbers);
}

/** What a figure of merit is called: its band, or that it is not known. */
export function sayBand({ t }: Pick<Words, "t">, fom: number | null): string {
  return t(`health.band.${fom === null ? "unknown" : bandOf(fom)}`);
}

/** How the figure comes from the raw value, with the marks that hold: "1.00 at 0 and below, 0.00 from 5 on". */
export function sayFormula(words: Words, { measure, unit }: Pick<HealthGridRow, "measure" | "unit">): string {
  const { shape } = measure;
  if (shape.kind === "binary") return words.t("health.formula.binary");
  const [good, bad] = [shape.good, shape.bad].map((value) => sayAmount(words, unit, value));
  return words.t(`health.formula.${shape.kind}`, { good: good ?? "", bad: bad ?? "" });
}

/** Of a repository, or of all of them together. */
export const sayMeasure = ({ t }: Pick<Words, "t">, measure: MeasureName): string =>
  t(`health.measure.${measure}`);
