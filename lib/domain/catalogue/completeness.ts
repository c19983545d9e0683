import type { CatalogueMetric } from "./catalogue-metric.ts";
import type { Measured } from "./collected.ts";

/** How many metrics of the organisation are known of a day, and why the others are not, by the code of their reason. */
export type Completeness = { known: number; missing: Record<string, number> };

/**
 * Each of the metrics once, in one of both: also one of which no value was made at all. Of one with parts, such as
 * workflows, nobody can say of which there is none.
 */
export function completenessOf(
  metrics: readonly CatalogueMetric[],
  measured: readonly Measured[],
  day: string,
): Completeness {
  const own = measured.filter((one) => one.scope === "" && one.day === day);
  const reasons = metrics
    .filter(({ part }) => part === null)
    .map(({ key }) => reasonOf(own.find(({ metric }) => metric === key)));
  const missing: Record<string, number> = {};
  for (const code of reasons) if (code !== null) missing[code] = (missing[code] ?? 0) + 1;
  return { known: reasons.filter((code) => code === null).length, missing };
}

function reasonOf(measured: Measured | undefined): string | null {
  return measured === undefined ? "not_collected" : (measured.reason?.code ?? null);
}

/** That of two collectors together. */
export function together(one: Completeness | null, other: Completeness): Completeness {
  const missing = { ...one?.missing };
  for (const [code, count] of Object.entries(other.missing)) missing[code] = (missing[code] ?? 0) + count;
  return { known: (one?.known ?? 0) + other.known, missing };
}
