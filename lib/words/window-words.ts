import { coverageOf, missingDays } from "../domain/report/freshness.ts";
import type { ReportWindow } from "../domain/report/report.ts";
import type { Words } from "./words.ts";

/** What of a window was not read, as a sentence; null when it was read from its start to the last sync. */
export function sayMissing(window: ReportWindow, timeZone: string, words: Words): string | null {
  const { t, format } = words;
  if (window.coveredFrom === null || window.coveredDays <= 0) return t("dashboard.coverage.none");
  const coverage = coverageOf(window);
  if (coverage === null) return null;
  const [read, all] = [format.days(coverage.read), format.days(coverage.all)];
  return t("dashboard.coverage.part", { read, all, reasons: reasonsOf(window, timeZone, words).join(", ") });
}

/** Connections that a sentence names before it only counts them. */
const NAMED = 5;

/**
 * Which connections begin inside the window, where that says more than from when on it was read: with all of them
 * at that moment, `sayMissing` has said it.
 */
export function sayBegins(
  { begins, coveredFrom }: ReportWindow,
  timeZone: string,
  { t, format }: Words,
): string | null {
  if (begins.every(({ at }) => at === coveredFrom)) return null;
  const names = begins
    .slice(0, NAMED)
    .map(({ name, at }) => t("dashboard.coverage.beginsOn", { name, day: format.day(at, timeZone) }));
  const more = begins.length - names.length;
  return t("dashboard.coverage.begins", { count: begins.length, names: names.join(", "), more });
}

function reasonsOf(window: ReportWindow, timeZone: string, { t, format }: Words): string[] {
  const { before, inside, after } = missingDays(window);
  const { coveredFrom, coveredTo } = window;
  return [
    before > 0 ? t("dashboard.coverage.before", { day: format.day(coveredFrom, timeZone) }) : null,
    inside > 0 ? t("dashboard.coverage.inside", { days: format.days(inside) }) : null,
    after > 0 ? t("dashboard.coverage.after", { day: format.day(coveredTo, timeZone) }) : null,
  ].filter((reason) => reason !== null);
}
