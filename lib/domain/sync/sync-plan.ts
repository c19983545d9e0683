import type { Stream } from "./events.ts";
import { type TimeRange, uncovered } from "./time-range.ts";

const DAY = 86_400;
const SETTLE_SECONDS = 120;
const FIRST_DAYS = 7;
const SHORT_LOOKBACK_DAYS = 3;
const NIGHTLY_CALLS = 20;
const MOST_DOUBTED_DAYS = 90;
/** From one deep run to the next, and a night that failed. */
const DEEP_INTERVAL_DAYS = 8;
export const SLICE_EVENTS = 600;
/** The 35 days of a night's lookback are three calls per stream when they hold little. */
export const WIDEST_SLICE_SECONDS = 14 * DAY;

export type ReadMode = "first" | "nightly" | "deep";

export type PlanInput = {
  mode: ReadMode;
  /** The database's clock, epoch seconds. */
  now: number;
  /** Start of the history that is read at all, epoch seconds. */
  historyFrom: number;
  lookbackDays: number;
  /** End of the last deep run that came to its end, epoch seconds; null before the first. */
  lastDeepAt: number | null;
  /** Start of the oldest event that the source no longer lists and nobody has decided about, epoch seconds. */
  doubtedFrom: number | null;
  /** In the order in which they are read. */
  streams: readonly StreamState[];
};

/** How far one stream is read. */
export type StreamState = {
  stream: Stream;
  covered: readonly TimeRange[];
  /** Events stored of the last 35 days: what reading them again would cost. */
  recentEvents: number;
};

export type PlannedWindow = TimeRange & { stream: Stream; recent: boolean };

export type SyncPlan = { window: TimeRange; windows: PlannedWindow[]; plannedSeconds: number };

/**
 * What a run reads: the recent days of every stream first, then everything that was never read completely,
 * newest first. The last two minutes are left to settle.
 */
export function planSync(input: PlanInput): SyncPlan {
  const end = input.now - SETTLE_SECONDS;
  const start = Math.min(input.historyFrom, end - 1);
  const recentFrom = Math.max(start, end - recentSeconds(input, end));
  const recent = input.streams.map(({ stream }) => ({ stream, from: recentFrom, to: end, recent: true }));
  const rest = input.streams
    .flatMap(({ stream, covered }) =>
      uncovered({ from: start, to: recentFrom }, covered).map((range) => ({
        stream,
        ...range,
        recent: false,
      })),
    )
    .sort((a, b) => b.to - a.to);
  const windows = [...recent, ...rest].filter((window) => window.to > window.from);
  return {
    window: { from: Math.min(...windows.map((window) => window.from)), to: end },
    windows,
    plannedSeconds: secondsOf(windows),
  };
}

/** A run whose budget ends before its plan would begin at the newest day for ever: the next one goes on behind it. */
export function leaveOutRead(
  plan: SyncPlan,
  streams: readonly { stream: Stream; readThisRound: readonly TimeRange[] }[],
): SyncPlan {
  const windows = plan.windows.flatMap((window) => {
    const read = streams.find(({ stream }) => stream === window.stream)?.readThisRound ?? [];
    return uncovered(window, read).map((range) => ({ ...window, ...range }));
  });
  return { ...plan, windows, plannedSeconds: secondsOf(windows) };
}

/** Where the recent days of a plan begin, epoch seconds. */
export function recentStart({ windows }: SyncPlan): number {
  return Math.min(...windows.filter((window) => window.recent).map((window) => window.from));
}

function secondsOf(windows: readonly TimeRange[]): number {
  return windows.reduce((sum, window) => sum + window.to - window.from, 0);
}

/**
 * While events are in doubt a run that reads the whole lookback begins with the oldest of them, up to 90 days back:
 * those that left the lookback since then come back there, too.
 */
function recentSeconds(input: PlanInput, end: number): number {
  const days = recentDays(input);
  if (input.doubtedFrom === null || days < input.lookbackDays) return days * DAY;
  return Math.max(days * DAY, Math.min(end - input.doubtedFrom + 1, MOST_DOUBTED_DAYS * DAY));
}

/**
 * How far back a run reads again: the whole lookback when that is cheap, else a few days, and in a deep run what has
 * left the lookback since the last one, too: it may have been registered in between. After weeks without a run the
 * cheap ones have that to make up for as well.
 */
function recentDays(input: PlanInput): number {
  if (input.mode === "first") return FIRST_DAYS;
  const calls = input.streams.reduce((sum, { recentEvents }) => {
    const events = (recentEvents * input.lookbackDays) / 35;
    return (
      sum +
      Math.max(Math.ceil((input.lookbackDays * DAY) / WIDEST_SLICE_SECONDS), Math.ceil(events / SLICE_EVENTS))
    );
  }, 0);
  const cheap = calls <= NIGHTLY_CALLS;
  if (input.mode !== "deep") return cheap ? input.lookbackDays : SHORT_LOOKBACK_DAYS;
  const daysSince = Math.ceil((input.now - (input.lastDeepAt ?? input.now)) / DAY);
  if (daysSince > DEEP_INTERVAL_DAYS) return input.lookbackDays + daysSince;
  return cheap ? input.lookbackDays : input.lookbackDays + DEEP_INTERVAL_DAYS;
}

/**
 * Width in seconds of the next slice, aiming at 600 events from the density of the last one; quiet stretches widen
 * four-fold up to 14 days.
 */
export function nextSliceSeconds(last: { seconds: number; events: number }): number {
  const wanted = last.events === 0 ? last.seconds * 4 : (last.seconds * SLICE_EVENTS) / last.events;
  return Math.round(Math.min(Math.max(wanted, 60), WIDEST_SLICE_SECONDS));
}

/** The first width for a stream, from what is stored of it: a day while nothing is known. */
export function firstSliceSeconds(mode: ReadMode, recentEvents: number): number {
  if (mode === "first" && recentEvents === 0) return DAY;
  return nextSliceSeconds({ seconds: 35 * DAY, events: recentEvents });
}
