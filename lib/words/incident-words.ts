import type { Figures, ReportWindow } from "../domain/report/report.ts";
import type { Words } from "./words.ts";

type Restore = Figures["time_to_restore"];
type Place = { window: Pick<ReportWindow, "from">; timeZone: string };

/** How many incidents a window has, what is still open, since when there are any, and what a filter leaves out. */
export function sayIncidents(restore: Restore, place: Place, words: Words): string {
  const told = [sayCount(restore, words), sayFirst(restore, place, words), sayUnnamed(restore, words)];
  return told.filter((sentence) => sentence !== null).join(" ");
}

function sayCount(
  { incidents, open, oldestOpenSeconds, firstAt, withoutRepository }: Restore,
  { t, format }: Words,
): string {
  if (incidents === null || open === null)
    return t("panels.percentiles.noneNamed", { incidents: withoutRepository });
  if (firstAt === null) return t("panels.percentiles.neverRegistered");
  if (incidents === 0) return t("panels.percentiles.noIncidents");
  if (open === 0) return t("panels.percentiles.noneOpen", { incidents });
  return t("panels.percentiles.someOpen", { incidents, open, age: format.duration(oldestOpenSeconds) });
}

/** Before the first one there was nobody to tell of any. */
function sayFirst({ firstAt }: Restore, { window, timeZone }: Place, { t, format }: Words): string | null {
  if (firstAt === null || Date.parse(firstAt) <= Date.parse(window.from)) return null;
  return t("panels.percentiles.firstIncident", { day: format.day(firstAt, timeZone) });
}

function sayUnnamed({ incidents, withoutRepository }: Restore, { t }: Words): string | null {
  if (incidents === null || withoutRepository === 0) return null;
  return t("panels.percentiles.withoutRepository", { incidents: withoutRepository });
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
