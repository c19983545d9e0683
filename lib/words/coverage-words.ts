import { unreadRanges } from "../domain/quality/coverage.ts";
import type { Range, StreamCoverage } from "../domain/quality/data-quality.ts";
import type { Words } from "./words.ts";

const NAMED = 3;

/** The bar of one stream in words: "Read from 3 Mar 2026 to 21 Nov 2026 without a gap." */
export function sayCoverage(
  { t, format }: Words,
  stream: StreamCoverage,
  { whole, timeZone }: { whole: Range; timeZone: string },
): string {
  const [first, last] = [stream.covered[0], stream.covered.at(-1)];
  if (first === undefined || last === undefined) return t("coverage.nothing");
  const unread = unreadRanges(stream, whole);
  const ranges = unread.slice(0, NAMED).map(({ from, to }) => format.range(from, to, timeZone));
  const told = {
    from: format.day(first.from, timeZone),
    to: format.day(last.to, timeZone),
    ranges: ranges.join(", "),
    more: Math.max(0, unread.length - NAMED),
    gaps: stream.gapCount,
  };
  if (unread.length > 0) return t(stream.gapCount > 0 ? "coverage.both" : "coverage.unread", told);
  return t(stream.gapCount > 0 ? "coverage.gaps" : "coverage.whole", told);
}
