/** The settings that decide the numbers: a change of any is noted, and they have a page of their own. */
export const METRIC_SETTINGS = [
  "productionEnvs",
  "cfrDenominator",
  "bands",
  "timeZone",
  "weekStart",
] as const;
