import { z } from "zod";
import { said } from "../db/said.ts";
import { snapshot as stored } from "../db/snapshots.ts";
import type { CatalogueMetric } from "../domain/catalogue/catalogue-metric.ts";
import type { Missing, Snapshot } from "../domain/catalogue/snapshot.ts";
import type { HealthCell, HealthGrid } from "../domain/health/health-grid.ts";
import { bandOf } from "../domain/health/merit.ts";
import { sayMetric } from "../words/catalogue-words.ts";
import { sayMissing, sayRow } from "../words/drawing-words.ts";
import { wordsIn } from "../words/words.ts";
import { type CsvColumn, plainColumns } from "./csv.ts";
import { saidReason } from "./saying.ts";

// What the API answers of health and of daily values: English, in every language of the reader.

const reason = saidReason.nullable().describe("Why it is not known; null where it is.");

const cell = z.object({
  day: z.iso.date(),
  fom: z.number().nullable().describe("The figure of merit, 0 to 1; null when it is not known."),
  band: z.enum(["critical", "warning", "healthy"]).nullable(),
  raw: z.number().nullable().describe("What it is made of, in the unit of the row."),
  n: z.number().int().nullable().describe("How many events that rests on."),
  reason,
  from: z.string().nullable(),
  to: z.string().nullable(),
  measuredAt: z.string().nullable(),
});

const row = z.object({
  key: z.string(),
  title: z.string(),
  metric: z.string().describe("The key of the metric that is read for this scope."),
  unit: z.string(),
  good: z.number().nullable().describe("From where on the figure is 1; null for yes or no."),
  bad: z.number().nullable().describe("From where on the figure is 0."),
  cells: z.array(cell),
});

export const health = z.object({
  scope: z.string().describe("host/owner/name; empty for the organisation."),
  thresholds: z
    .number()
    .int()
    .describe("The version of the marks by which it is judged; 0 for the usual ones."),
  days: z.array(z.iso.date()).describe("Oldest first."),
  rows: z.array(row),
});

export function sayGrid(grid: HealthGrid): z.infer<typeof health> {
  const words = wordsIn("en");
  const rows = grid.rows.map(({ key, unit, measure: { metric, shape }, cells }) => ({
    key,
    title: sayRow(key, words),
    ...{ metric, unit },
    ...(shape.kind === "binary" ? { good: null, bad: null } : { good: shape.good, bad: shape.bad }),
    cells: cells.map(sayCell),
  }));
  return { scope: grid.scope, thresholds: grid.marks, days: grid.days, rows };
}

function sayCell({ day, fom, raw, n, reason: why, window, measuredAt }: HealthCell) {
  const band = fom === null ? null : bandOf(fom);
  const [from, to] = [window?.from ?? null, window?.to ?? null];
  return { day, fom, band, raw, n, reason: withWords(why), from, to, measuredAt };
}

function withWords(why: Missing | null): z.infer<typeof reason> {
  if (why === null) return null;
  return { ...said.parse(why), message: sayMissing(why, wordsIn("en")) };
}

const value = stored.omit({ scope: true, metric: true }).extend({ unit: z.string(), reason });
export type DailyValue = z.infer<typeof value>;

export const snapshots = z.object({
  metric: z.string(),
  title: z.string(),
  unit: z.string(),
  scope: z.string(),
  items: z.array(value),
});

export function saySnapshots(
  metric: CatalogueMetric,
  scope: string,
  found: Snapshot[],
): z.infer<typeof snapshots> {
  const { key, unit } = metric;
  const items = found
    .map(({ scope: _scope, metric: _metric, reason: why, ...rest }) => ({
      ...rest,
      ...{ unit, reason: withWords(why) },
    }))
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.part.localeCompare(b.part));
  return { metric: key, title: sayMetric(wordsIn("en"), metric).title, unit, scope, items };
}

/** Daily values as a file: unrounded; empty is not known, and `reason` is why. */
export const DAILY_COLUMNS: CsvColumn<DailyValue>[] = [
  ...plainColumns<DailyValue>("day", "part", "value", "unit", "n", "formula"),
  { name: "reason", read: (row) => row.reason?.code ?? null },
  ...plainColumns<DailyValue>("from", "to", "measuredAt"),
];
