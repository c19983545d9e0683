import type { Band } from "../report/report.ts";

/** The levels themselves are dated data in the database; here is only how they are called. */
const BAND_SOURCE = "DORA 2024";
export const BAND_NOTE = "DORA 2024, the last year with levels";

const NAMES: Record<Band, string> = { elite: "Elite", high: "High", medium: "Medium", low: "Low" };

/** "High · DORA 2024": never without its year. */
export function bandLabel(band: Band): string {
  return `${NAMES[band]} · ${BAND_SOURCE}`;
}

/** Change failure rate is no ladder in 2024: instead of a level, the distance to the mark that the elite group set. */
const FAILURE_MARK_RATE = 0.05;

/** "4.0 pp above the 5 % mark"; null when the rate is not known. */
export function failureMark(rate: number | null): string | null {
  if (rate === null) return null;
  const points = (rate - FAILURE_MARK_RATE) * 100;
  const said = Math.abs(points).toFixed(1);
  if (said === "0.0") return "at the 5 % mark";
  return points > 0 ? `${said} pp above the 5 % mark` : `${said} pp below the 5 % mark`;
}
