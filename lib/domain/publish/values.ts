import { metricByKey, requireMetric } from "../catalogue/catalogue.ts";
import { HEALTH_MERIT } from "../catalogue/health.ts";
import type { Missing, Snapshot } from "../catalogue/snapshot.ts";
import { missing } from "../catalogue/snapshot.ts";
import type { HealthGrid, HealthGridRow } from "../health/health-grid.ts";

/** What could be sent: the newest value of one metric, scope and part, or why there is none. */
export type PublishableValue = {
  key: string;
  scope: string;
  part: string;
  value: number | null;
  reason: Missing | null;
  windowDays: number | null;
  /** End of the window that it describes; null where nobody has looked. */
  to: string | null;
};

/** The newest snapshot of each metric, scope and part, whether it holds a value or says why there is none. */
export function newestValues(snapshots: readonly Snapshot[]): PublishableValue[] {
  const newest = new Map<string, Snapshot>();
  for (const snapshot of snapshots) {
    const place = [snapshot.metric, snapshot.scope, snapshot.part].join("\n");
    const known = newest.get(place);
    if (known === undefined || known.day < snapshot.day) newest.set(place, snapshot);
  }
  return [...newest.values()].flatMap(({ metric: key, scope, part, value, reason, to }) => {
    const metric = metricByKey(key);
    // Of a version that knew other metrics: nobody can say what it means.
    return metric === undefined
      ? []
      : [{ key, scope, part, value, reason, windowDays: metric.windowDays, to }];
  });
}

/** The figures of merit of a grid as it is shown: of each row the newest day on which somebody has looked. */
export function meritValues({ scope, rows }: HealthGrid): PublishableValue[] {
  return rows.map((row) => {
    const cell = newestCell(row);
    return {
      key: HEALTH_MERIT.key,
      scope,
      part: row.key,
      value: cell?.fom ?? null,
      reason: cell === undefined ? missing("not_collected") : cell.reason,
      windowDays: requireMetric(row.measure.metric).windowDays,
      to: cell?.window?.to ?? null,
    };
  });
}

function newestCell({ cells }: HealthGridRow) {
  return cells.findLast(({ window }) => window !== null) ?? cells.at(-1);
}
