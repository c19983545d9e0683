import { fromEpochSeconds, type TimeRange, toTimeRange, uncovered } from "../sync/time-range.ts";
import type { ConnectionCoverage, Range, StreamCoverage } from "./data-quality.ts";

/** A part of the bar of one stream; `start` and `width` are shares of the whole, 0 to 1. */
export type CoverageSegment = Range & { kind: "read" | "unread" | "gap"; start: number; width: number };

/** The history that was asked for, up to what was read last; null before anything was read. */
export function wholeHistory({ historyFrom, streams }: ConnectionCoverage): Range | null {
  const ends = [...streams.deployments.covered, ...streams.incidents.covered];
  const to = Math.max(...ends.map((range) => Date.parse(range.to)));
  if (ends.length === 0) return null;
  const from = Math.min(Date.parse(historyFrom), ...ends.map((range) => Date.parse(range.from)));
  return from < to ? { from: new Date(from).toISOString(), to: new Date(to).toISOString() } : null;
}

/** The bar of one stream, from the oldest moment on; gaps come last, to be drawn above what is not read. */
export function coverageSegments(stream: StreamCoverage, whole: Range): CoverageSegment[] {
  const { from, to } = toTimeRange(whole);
  const place = (kind: CoverageSegment["kind"], range: TimeRange): CoverageSegment => {
    const [first, last] = [Math.max(range.from, from), Math.min(range.to, to)];
    return {
      kind,
      from: fromEpochSeconds(first),
      to: fromEpochSeconds(last),
      start: (first - from) / (to - from),
      width: Math.max(0, last - first) / (to - from),
    };
  };
  const covered = stream.covered.map(toTimeRange);
  return [
    ...covered.map((range) => place("read", range)),
    ...uncovered({ from, to }, covered)
      .toReversed()
      .map((range) => place("unread", range)),
    ...stream.gaps.map((gap) => place("gap", toTimeRange(gap))),
  ];
}

/** Ranges of a stream that no run has read and that are not a gap with a reason, oldest first. */
export function unreadRanges(stream: StreamCoverage, whole: Range): Range[] {
  return uncovered(toTimeRange(whole), [...stream.covered, ...stream.gaps].map(toTimeRange))
    .toReversed()
    .map((range) => ({ from: fromEpochSeconds(range.from), to: fromEpochSeconds(range.to) }));
}
