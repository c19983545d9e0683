import { metricByKey } from "../catalogue/catalogue.ts";
import type { CatalogueMetric } from "../catalogue/catalogue-metric.ts";
import { HEALTH_MERIT } from "../catalogue/health.ts";
import { PREFIX_PATTERN } from "./publishing.ts";

declare const relative: unique symbol;
/** A name without the prefix: only what the catalogue knows becomes one, so that nobody sends by another name. */
export type RelativeName = string & { readonly [relative]: true };

const LONGEST_NAME = 200;
const NAME = /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+$/;

/** What can be sent, by its key: what is collected, and the figures of merit that are made of it. */
export function publishableMetric(key: string): CatalogueMetric | undefined {
  return key === HEALTH_MERIT.key ? HEALTH_MERIT : metricByKey(key);
}

export function relativeName(metric: CatalogueMetric): RelativeName {
  return metric.key as RelativeName;
}

/** `<prefix>.<domain>.<signal>`; null where Datadog would store another name than was sent. */
export function metricName(prefix: string, name: RelativeName): string | null {
  const whole = `${prefix}.${name}`;
  return PREFIX_PATTERN.test(prefix) && NAME.test(whole) && whole.length <= LONGEST_NAME ? whole : null;
}
