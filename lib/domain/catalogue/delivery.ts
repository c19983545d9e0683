import type { CatalogueMetric, CatalogueUnit } from "./catalogue-metric.ts";

const ROWS = [
  ["deployment_frequency_7d", "per_day"],
  ["lead_time_hours_7d", "hours"],
  ["change_failure_rate_7d", "share"],
  ["recovery_time_hours_7d", "hours"],
  ["rework_rate_7d", "share"],
] as const satisfies readonly (readonly [string, CatalogueUnit])[];

export type DeliveryKey = `dora.${(typeof ROWS)[number][0]}`;

/** The figures of the dashboard over the last seven days, by the same report. */
export const DELIVERY_METRICS = ROWS.map(([name, unit]) => ({
  key: `dora.${name}` as const,
  category: "delivery" as const,
  unit,
  windowDays: 7,
  kind: "gauge" as const,
  formula: 1,
  over: "pooled" as const,
  part: null,
})) satisfies readonly (CatalogueMetric & { key: DeliveryKey })[];
