import { abreastAndBehind } from "../quality/live-connections.ts";
import type { ToldError } from "../said.ts";
import type { Freshness, ReportWindow } from "./report.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A nightly sync with two hours of grace. The report decides by the same number; a test compares them. */
export const STALE_AFTER_HOURS = 26;
/** Seconds of the window that may be missing without a word: what happened since the last sync is not a gap. */
const TOLERANCE_DAYS = 1 / 24;

/** A connection as far as the standing of its organisation goes. */
export type SyncedConnection = {
  name: string;
  lastSyncedAt: string | null;
  status: "active" | "syncing" | "needs_attention" | "disconnected";
  coveredFrom: string | null;
  coveredTo: string | null;
  lastError: ToldError | null;
  progress: ReadSeconds | null;
};

export type ReadSeconds = { readSeconds: number; plannedSeconds: number };

/**
 * How an organisation stands: the freshness of its report, and where there never was a good run, why. `not-connected`:
 * there never was a connection; `first-sync`: no numbers yet, a run is on its way.
 */
export type SyncStanding = {
  kind: "not-connected" | "first-sync" | Freshness["status"];
  /** End of the last good run of the worst active connection. */
  syncedAt: string | null;
  coveredFrom: string | null;
  coveredTo: string | null;
  /** Whether a run is under way, and how far; progress is null while it has not said how much it will read. */
  running: boolean;
  progress: ReadSeconds | null;
  /** Names of connections that are further behind the freshest one than a night. */
  behind: string[];
  /** What went wrong last; null when nothing did. */
  problem: ToldError | null;
};

/** Whether anything was read; until then no count is zero, none is known. */
export function wasRead(connections: Pick<SyncedConnection, "coveredFrom">[]): boolean {
  return connections.some(({ coveredFrom }) => coveredFrom !== null);
}

/** Whether the last good run of a connection ended longer ago than a nightly one may. */
export function isStale(lastSyncedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(lastSyncedAt) > STALE_AFTER_HOURS * HOUR_MS;
}

export function standingOf(connections: SyncedConnection[], freshness: Freshness): SyncStanding {
  const live = connections.filter((connection) => connection.status !== "disconnected");
  const counted = live.length > 0 ? live : connections;
  const running = live.some((connection) => connection.status === "syncing");
  return {
    kind: connections.length === 0 ? "not-connected" : kindOf(freshness.status, running),
    syncedAt: freshness.lastSyncedAt,
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
    behind: namesBehind(live),
    problem: live.find((connection) => connection.lastError !== null)?.lastError ?? null,
  };
}

/** Connections that are further behind the freshest one than a night. */
export function namesBehind(connections: SyncedConnection[]): string[] {
  return abreastAndBehind(connections).behind.map(({ name }) => name);
}

function kindOf(status: Freshness["status"], running: boolean): SyncStanding["kind"] {
  return status === "never" && running ? "first-sync" : status;
}

function extreme(moments: (string | null)[], pick: (...values: number[]) => number): string | null {
  const known = moments.filter((at) => at !== null).map((at) => Date.parse(at));
  return known.length === 0 ? null : new Date(pick(...known)).toISOString();
}

function progressOf(connections: SyncedConnection[]): ReadSeconds | null {
  const started = connections.map(({ progress }) => progress).filter((progress) => progress !== null);
  if (started.length === 0) return null;
  return {
    readSeconds: started.reduce((sum, { readSeconds }) => sum + readSeconds, 0),
    plannedSeconds: started.reduce((sum, { plannedSeconds }) => sum + plannedSeconds, 0),
  };
}

/** Days of a window that were read completely, of how many. */
export type Coverage = { read: number; all: number };
/** Days before the history, inside it and after it that were not read. */
export type MissingDays = { before: number; inside: number; after: number };

/** How much of a window was read when a part of it was not; null when all or nothing of it was. */
export function coverageOf(window: ReportWindow): Coverage | null {
  if (window.coveredDays <= 0) return null;
  const { before, inside, after } = missingDays(window);
  if (before + inside + after === 0) return null;
  return { read: window.coveredDays, all: daysBetween(window.from, window.to) };
}

/** What of a window was not read; too little to matter is zero. */
export function missingDays({ from, to, coveredFrom, coveredTo, coveredDays }: ReportWindow): MissingDays {
  if (coveredFrom === null || coveredTo === null) return { before: 0, inside: 0, after: 0 };
  const atLeast = (days: number, least: number) => (days > least ? days : 0);
  return {
    before: atLeast(daysBetween(from, coveredFrom), TOLERANCE_DAYS),
    inside: atLeast(daysBetween(coveredFrom, coveredTo) - coveredDays, TOLERANCE_DAYS),
    after: atLeast(daysBetween(coveredTo, to), STALE_AFTER_HOURS / 24),
  };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
