import type { CatalogueMetric, CatalogueUnit } from "./catalogue-metric.ts";
import { DELIVERY_METRICS } from "./delivery.ts";
import { GITHUB_METRICS } from "./github.ts";

/** Every metric that is collected and kept by the day, once. A collector's own list is added here. */
export const CATALOGUE: readonly CatalogueMetric[] = [...GITHUB_METRICS, ...DELIVERY_METRICS];

/** A metric by its key; undefined for one that nobody brings. */
export function metricByKey(key: string, catalogue = CATALOGUE): CatalogueMetric | undefined {
  return catalogue.find((metric) => metric.key === key);
}

/** The unit of a metric that a list of ours names; throws for one that nobody brings. */
export function unitOf(key: string): CatalogueUnit {
  const metric = metricByKey(key);
  if (metric === undefined) throw new Error(`no metric is called ${key}`);
  return metric.unit;
}
