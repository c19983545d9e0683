/** A half-open range [from, to) in whole epoch seconds. */
export type TimeRange = { from: number; to: number };

/** What of `whole` no range in `taken` covers, newest first. */
export function uncovered(whole: TimeRange, taken: readonly TimeRange[]): TimeRange[] {
  const gaps: TimeRange[] = [];
  let from = whole.from;
  const taking = taken.filter((range) => range.to > range.from).sort((a, b) => a.from - b.from);
  for (const range of taking) {
    if (range.from > from) gaps.push({ from, to: Math.min(range.from, whole.to) });
    from = Math.max(from, range.to);
    if (from >= whole.to) break;
  }
  if (from < whole.to) gaps.push({ from, to: whole.to });
  return gaps.filter((gap) => gap.to > gap.from && gap.to > whole.from).reverse();
}

/** Epoch seconds of an ISO time; part of a second is dropped. */
export function toEpochSeconds(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000);
}

/** The same of both ends of a range. */
export function toTimeRange({ from, to }: { from: string; to: string }): TimeRange {
  return { from: toEpochSeconds(from), to: toEpochSeconds(to) };
}

/** ISO time with Z, to the second. */
export function fromEpochSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}
