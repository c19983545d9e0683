/** Change failure rate is no ladder in 2024: instead of a level, the distance to the mark that the elite group set. */
const FAILURE_MARK_RATE = 0.05;

/** How far a rate lies above the mark, in percentage points; null when the rate is not known. */
export function distanceToMark(rate: number | null): number | null {
  return rate === null ? null : (rate - FAILURE_MARK_RATE) * 100;
}
