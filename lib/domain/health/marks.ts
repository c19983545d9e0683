import { requireMetric } from "../catalogue/catalogue.ts";
import type { Problem } from "../refusals.ts";
import { HEALTH_ROWS, type HealthRow, type Measure } from "./health-row.ts";

export const MEASURES = ["count", "share"] as const;
/** Which of a row's two measures: of a repository, or of all of them together. */
export type MeasureName = (typeof MEASURES)[number];

/** Where an organisation has a row's figure of merit be 1 and where 0, in the unit of the measure. */
export type Mark = { row: string; measure: MeasureName; good: number; bad: number };

/** All marks that an organisation set instead of the usual ones; version 0 where it never did. */
export type Marks = { version: number; marks: Mark[]; setAt: string | null };

export const USUAL: Marks = { version: 0, marks: [], setAt: null };

/** The rows as an organisation judges them. A mark for what has none is left aside. */
export function markedRows(marks: readonly Mark[], rows: readonly HealthRow[] = HEALTH_ROWS): HealthRow[] {
  const of = (row: HealthRow, name: MeasureName): Measure | null => {
    const measure = row[name];
    const mark = marks.find((one) => one.row === row.key && one.measure === name);
    if (measure === null || mark === undefined || measure.shape.kind === "binary") return measure;
    return { ...measure, shape: { ...measure.shape, good: mark.good, bad: mark.bad } };
  };
  return rows.map((row) => ({ ...row, count: of(row, "count") ?? row.count, share: of(row, "share") }));
}

/** Whom a measure judges: one of both, or both where a row has but one. */
export type Judged = MeasureName | "both";

/** A measure that has marks, with those that hold and those that are usual. */
export type Markable = Mark & {
  judges: Judged;
  higher: boolean;
  most: number;
  usual: { good: number; bad: number };
};

const MOST = 1_000_000;

/** Every measure that has marks, in the order of the rows, as an organisation judges it. */
export function markables(marks: readonly Mark[] = []): Markable[] {
  const set = markedRows(marks);
  return HEALTH_ROWS.flatMap((row, at) =>
    MEASURES.flatMap((measure): Markable[] => {
      const [usual, held] = [row[measure], set[at]?.[measure]];
      if (usual === null || usual.shape.kind === "binary" || held === null) return [];
      if (held === undefined || held.shape.kind === "binary") return [];
      const most = requireMetric(usual.metric).unit === "share" ? 1 : MOST;
      const { good, bad } = held.shape;
      const higher = usual.shape.kind === "higher";
      const judges = row.share === null ? "both" : measure;
      return [{ row: row.key, measure, judges, good, bad, higher, most, usual: usual.shape }];
    }),
  );
}

/** What is wrong with a mark, or a pair of them; null when it can hold. */
export function problemOfMark({ row, measure, good, bad }: Mark): Problem | null {
  const of = markables().find((one) => one.row === row && one.measure === measure);
  if (of === undefined) return { code: "not_known", numbers: {} };
  const inBounds = [good, bad].every((value) => value >= 0 && value <= of.most);
  if (!inBounds) return { code: "not_from_to", numbers: { least: 0, most: of.most } };
  if (of.higher ? good > bad : good < bad) return null;
  return { code: of.higher ? "good_not_above" : "good_not_below", numbers: {} };
}

/** Those that differ from the usual ones, by row and measure: what is kept of a whole set. */
export function unusual(marks: readonly Mark[]): Mark[] {
  const usual = markables();
  return marks.filter((mark) => {
    const own = usual.find((one) => one.row === mark.row && one.measure === mark.measure);
    return own === undefined || own.good !== mark.good || own.bad !== mark.bad;
  });
}
