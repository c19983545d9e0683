import type { Stream } from "./events.ts";
import { type PlannedWindow, type SyncPlan, WIDEST_SLICE_SECONDS } from "./sync-plan.ts";
import { type TimeRange, uncovered } from "./time-range.ts";

/** How far one stream is read before the next one follows: several slices, so that few are cut short. */
const STEP_SECONDS = 3 * WIDEST_SLICE_SECONDS;

type WholeInput = {
  /** From the begin of the history to where the lookback began when the whole read did. */
  whole: TimeRange;
  /** What the whole read has been through, read or not, in the order in which streams are read. */
  streams: readonly { stream: Stream; readThisRound: readonly TimeRange[] }[];
};

/** What is left of a whole read: oldest first, each stream 42 days at a time, so that all of them come along. */
export function planWholeRead({ whole, streams }: WholeInput): SyncPlan {
  const windows = stepsOf(whole).flatMap((step) =>
    streams.flatMap(({ stream, readThisRound }) =>
      leftOf(step, readThisRound).map((left) => ({ stream, ...left })),
    ),
  );
  const [first] = windows;
  return {
    window: { from: first?.from ?? whole.to - 1, to: whole.to },
    windows: windows.map((window): PlannedWindow => ({ ...window, recent: false })),
    plannedSeconds: windows.reduce((sum, { from, to }) => sum + to - from, 0),
  };
}

function stepsOf({ from, to }: TimeRange): TimeRange[] {
  const count = Math.max(0, Math.ceil((to - from) / STEP_SECONDS));
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * STEP_SECONDS;
    return { from: start, to: Math.min(to, start + STEP_SECONDS) };
  });
}

function leftOf(step: TimeRange, taken: readonly TimeRange[]): TimeRange[] {
  return uncovered(step, taken).reverse();
}

type WholeProgress = {
  startedAt: string;
  from: string;
  to: string;
  readTo: string;
  finishedAt: string | null;
};

/** How far a whole read is: `percent` is 0 to 100, rounded down; under way until it has an end behind its begin. */
export function wholeReadState(whole: WholeProgress): { percent: number; isUnderWay: boolean } {
  const { from, to, readTo, startedAt, finishedAt } = whole;
  const isUnderWay = finishedAt === null || Date.parse(finishedAt) < Date.parse(startedAt);
  const all = Date.parse(to) - Date.parse(from);
  const read = Date.parse(readTo) - Date.parse(from);
  return { percent: all <= 0 ? 100 : Math.floor((100 * read) / all), isUnderWay };
}
