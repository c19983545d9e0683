import { formatDays } from "../format/format.ts";
import { formatDay } from "../format/format-time.ts";
import type { ReportWindow } from "./report.ts";

const DAY_MS = 86_400_000;
/** A nightly sync with two hours of grace: older than this is stale (docs/metrics.md). */
const STALE_AFTER_MS = 26 * 3_600_000;
/** Seconds of the window that may be missing without a word: what happened since the last sync is not a gap. */
const TOLERANCE_DAYS = 1 / 24;

/** A connection as far as its freshness goes. */
export type ConnectionState = {
  id: string;
  status: "active" | "syncing" | "needs_attention" | "disconnected";
  lastSyncedAt: string | null;
  coveredFrom: string | null;
  coveredTo: string | null;
  lastError: { code: string; message: string } | null;
  progress: { readSeconds: number; plannedSeconds: number } | null;
};

export type SyncProgress = { readDays: number; askedDays: number; rate: number };

/**
 * `not-connected`: there never was a connection; `first-sync`: no numbers yet, a run is on its way; `never`: no good
 * run and none under way; `disconnected`: the numbers stay as they are; else fresh or stale.
 */
export type Freshness = {
  kind: "not-connected" | "first-sync" | "never" | "disconnected" | "stale" | "fresh";
  /** End of the last good run of the worst connection. */
  syncedAt: string | null;
  coveredFrom: string | null;
  coveredTo: string | null;
  /** Whether a run is under way, and how far it is; progress is null while it has not said how much it will read. */
  running: boolean;
  progress: SyncProgress | null;
  /** Datadog's or our words for what went wrong last; null when nothing did. */
  problem: string | null;
};

/** Whether the last good run ended longer ago than a nightly one may. */
export function isStale(lastSyncedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(lastSyncedAt) > STALE_AFTER_MS;
}

export function freshnessOf(connections: ConnectionState[], now: Date): Freshness {
  const live = connections.filter((connection) => connection.status !== "disconnected");
  const counted = live.length > 0 ? live : connections;
  const running = live.some((connection) => connection.status === "syncing");
  const worst = counted.toSorted((a, b) => moment(a.lastSyncedAt) - moment(b.lastSyncedAt))[0];
  return {
    kind: kindOf(live, worst, { running, now }),
    syncedAt: worst?.lastSyncedAt ?? null,
    coveredFrom: extreme(
      counted.map((connection) => connection.coveredFrom),
      Math.min,
    ),
    coveredTo: extreme(
      counted.map((connection) => connection.coveredTo),
      Math.max,
    ),
    running,
    progress: progressOf(live),
    problem: live.find((connection) => connection.lastError !== null)?.lastError?.message ?? null,
  };
}

function kindOf(
  live: ConnectionState[],
  worst: ConnectionState | undefined,
  { running, now }: { running: boolean; now: Date },
): Freshness["kind"] {
  if (worst === undefined) return "not-connected";
  if (live.length === 0) return "disconnected";
  if (worst.lastSyncedAt === null) return running ? "first-sync" : "never";
  return isStale(worst.lastSyncedAt, now) ? "stale" : "fresh";
}

function moment(at: string | null): number {
  return at === null ? Number.NEGATIVE_INFINITY : Date.parse(at);
}

function extreme(moments: (string | null)[], pick: (...values: number[]) => number): string | null {
  const known = moments.filter((at) => at !== null).map((at) => Date.parse(at));
  return known.length === 0 ? null : new Date(pick(...known)).toISOString();
}

function progressOf(connections: ConnectionState[]): SyncProgress | null {
  const started = connections.map(({ progress }) => progress).filter((progress) => progress !== null);
  const planned = started.reduce((sum, progress) => sum + progress.plannedSeconds, 0);
  if (planned === 0) return null;
  const read = Math.min(
    planned,
    started.reduce((sum, progress) => sum + progress.readSeconds, 0),
  );
  const toDays = (seconds: number) => (seconds * 1000) / DAY_MS;
  return { readDays: toDays(read), askedDays: toDays(planned), rate: read / planned };
}

/** What of a window was not read, as a sentence; null when it was read from its start to the last sync. */
export function coverageNotice(window: ReportWindow, timeZone: string): string | null {
  const { coveredFrom, coveredTo } = window;
  if (coveredFrom === null || coveredTo === null || window.coveredDays <= 0)
    return "None of this window has been read.";
  const { before, inside, after } = missingDays(window);
  const reasons = [
    before > 0 ? `the history begins on ${formatDay(coveredFrom, timeZone)}` : null,
    inside > 0 ? `${formatDays(inside)} days inside it could not be read` : null,
    after > 0 ? `nothing was read after ${formatDay(coveredTo, timeZone)}` : null,
  ].filter((reason) => reason !== null);
  return reasons.length === 0 ? null : `Covers ${said(window)}: ${reasons.join(", ")}.`;
}

/** "19.4 of 30 days" when a part of a window was not read, for a card; null when all or nothing of it was. */
export function coverageShort(window: ReportWindow): string | null {
  if (window.coveredDays <= 0) return null;
  const { before, inside, after } = missingDays(window);
  return before + inside + after > 0 ? said(window) : null;
}

function said({ from, to, coveredDays }: ReportWindow): string {
  return `${formatDays(coveredDays)} of ${formatDays(daysBetween(from, to))} days`;
}

/** Days before the history, inside it and after it that were not read; too little to matter is zero. */
function missingDays({ from, to, coveredFrom, coveredTo, coveredDays }: ReportWindow) {
  if (coveredFrom === null || coveredTo === null) return { before: 0, inside: 0, after: 0 };
  const atLeast = (days: number, least: number) => (days > least ? days : 0);
  return {
    before: atLeast(daysBetween(from, coveredFrom), TOLERANCE_DAYS),
    inside: atLeast(daysBetween(coveredFrom, coveredTo) - coveredDays, TOLERANCE_DAYS),
    after: atLeast(daysBetween(coveredTo, to), STALE_AFTER_MS / DAY_MS),
  };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
