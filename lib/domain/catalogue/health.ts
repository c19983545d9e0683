import type { CatalogueMetric } from "./catalogue-metric.ts";

/**
 * The figure of merit of a row of the grid, 0 to 1, one for each check. Nobody collects it: it is made of the others
 * wherever the grid is shown or sent.
 */
export const HEALTH_MERIT: CatalogueMetric = {
  key: "health.merit",
  category: "health",
  unit: "merit",
  windowDays: null,
  kind: "gauge",
  formula: 1,
  over: "pooled",
  part: "check",
};
