import { metricByKey } from "../catalogue/catalogue.ts";
import type { CatalogueUnit } from "../catalogue/catalogue-metric.ts";
import { type Missing, missing, type Snapshot } from "../catalogue/snapshot.ts";
import { addDays } from "../format/calendar.ts";
import type { HealthRow, Measure } from "./health-row.ts";
import { type Marks, markedRows, USUAL } from "./marks.ts";
import { merit } from "./merit.ts";

export type HealthCell = {
  day: string;
  /** 0 to 1; null when not known, and `reason` says why; null also where nothing judges the metric. */
  fom: number | null;
  /** In the unit of the row; may be known where the figure is not. */
  raw: number | null;
  n: number | null;
  reason: Missing | null;
  /** The window that the value describes, and when it was measured; null where there is no snapshot. */
  window: { from: string; to: string } | null;
  measuredAt: string | null;
};

export type HealthGridRow = {
  key: string;
  /** The metric that is read and how it is judged, for this scope. */
  measure: Measure;
  unit: CatalogueUnit;
  /** Oldest first, one for each day of the grid. */
  cells: HealthCell[];
};

/** `marks`: the version of the organisation's marks by which it is judged; 0 for the usual ones. */
export type HealthGrid = { scope: string; marks: number; days: string[]; rows: HealthGridRow[] };

/** Which of a row's two measures a scope reads. */
export function measureFor(row: HealthRow, scope: string): Measure {
  return scope === "" && row.share !== null ? row.share : row.count;
}

/**
 * The grid of a scope for so many days up to one: the only place that makes figures of merit, so that page, API,
 * picture and published value cannot differ. Snapshots of other scopes, metrics and days are left aside.
 */
export function healthGrid(
  snapshots: readonly Snapshot[],
  {
    scope,
    to,
    days,
    marks = USUAL,
  }: { scope: string; to: string; days: number; marks?: Pick<Marks, "version" | "marks"> },
): HealthGrid {
  const all = Array.from({ length: days }, (_, i) => addDays(to, i - days + 1));
  const kept = new Map(
    snapshots.filter((s) => s.scope === scope && s.part === "").map((s) => [`${s.metric} ${s.day}`, s]),
  );
  return {
    scope,
    marks: marks.version,
    days: all,
    rows: markedRows(marks.marks).map((row) => {
      const measure = measureFor(row, scope);
      const cells = all.map((day) =>
        cellOf({ row, measure, day, snapshot: kept.get(`${measure.metric} ${day}`) }),
      );
      return { key: row.key, measure, unit: metricByKey(measure.metric)?.unit ?? "count", cells };
    }),
  };
}

export type Judge = { row: Pick<HealthRow, "needsEvents">; measure: Measure };
type Of = Judge & { day: string; snapshot: Snapshot | undefined };

/** A day as it is judged. */
export function cellOf({ row, measure, day, snapshot }: Of): HealthCell {
  if (snapshot === undefined) return emptyCell(day);
  const cell = keptCell(day, snapshot);
  const reason = cell.reason ?? silence(row.needsEvents, measure.least, cell.n);
  const fom = cell.raw === null || reason !== null ? null : merit(cell.raw, measure.shape);
  return { ...cell, fom, reason };
}

/** A day of what nobody judges: no figure of merit, and no reason where it is known. */
export function plainCell(day: string, snapshot: Snapshot | undefined): HealthCell {
  return snapshot === undefined ? emptyCell(day) : keptCell(day, snapshot);
}

function keptCell(day: string, { value, n, reason, from, to, measuredAt }: Snapshot): HealthCell {
  return { day, fom: null, raw: value, n, reason, window: { from, to }, measuredAt };
}

function silence(needsEvents: boolean, least: number, n: number | null): Missing | null {
  if (needsEvents && n === 0) return missing("no_event");
  return n !== null && n < least ? missing("few", { n, least }) : null;
}

function emptyCell(day: string): HealthCell {
  const reason = missing("not_collected");
  return { day, fom: null, raw: null, n: null, reason, window: null, measuredAt: null };
}
