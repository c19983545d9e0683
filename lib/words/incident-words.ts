import type { Figures } from "../domain/report/report.ts";
import type { Words } from "./words.ts";

/** How many incidents a window has, and what is still open. */
export function sayIncidents(
  { incidents, open, oldestOpenSeconds }: Figures["time_to_restore"],
  { t, format }: Words,
): string {
  if (incidents === 0) return t("panels.percentiles.noIncidents");
  if (open === 0) return t("panels.percentiles.noneOpen", { incidents });
  return t("panels.percentiles.someOpen", { incidents, open, age: format.duration(oldestOpenSeconds) });
}

/** What share of the failed deployments was rolled back; null when it is not known. */
export function sayRollbacks(
  { value, rollbacks, failed }: Figures["rollback_rate"],
  { t, format }: Words,
): string | null {
  return value === null
    ? null
    : t("panels.percentiles.rolledBack", { rate: format.rate(value), rollbacks, failed });
}
