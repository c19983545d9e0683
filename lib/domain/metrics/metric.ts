import { changeFailureRate } from "./change-failure-rate.ts";
import { deploymentFrequency } from "./deployment-frequency.ts";
import { leadTime } from "./lead-time.ts";
import type { MetricDefinition } from "./metric-definition.ts";
import { recoveryTime } from "./recovery-time.ts";
import { reworkRate } from "./rework-rate.ts";

/** The figures with a card, in DORA's order: throughput first, then stability. The only list of them. */
const DEFINITIONS = [deploymentFrequency, leadTime, changeFailureRate, recoveryTime, reworkRate] as const;

export type Metric = (typeof DEFINITIONS)[number]["key"];
export const METRICS: readonly Metric[] = DEFINITIONS.map(({ key }) => key);
export const DEFAULT_METRIC: Metric = deploymentFrequency.key;

const BY_KEY = new Map<Metric, MetricDefinition>(
  DEFINITIONS.map((definition) => [definition.key, definition]),
);

export function metricOf(metric: Metric): MetricDefinition {
  return BY_KEY.get(metric) ?? deploymentFrequency;
}
