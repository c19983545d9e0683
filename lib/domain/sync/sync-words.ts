import { isStale } from "../report/freshness.ts";

/** How a state is drawn: a colour and a shape, always with a word. */
export type Tone = "fine" | "running" | "pending" | "stale" | "failed" | "off";

export type StateWord = { tone: Tone; word: string };

export type RunStatus = "queued" | "running" | "succeeded" | "partial" | "failed" | "cancelled";
export type RunTrigger = "connect" | "cron" | "manual" | "worker";
export type RunMode = "first" | "nightly" | "deep" | "whole" | "replay";
export type ConnectionStatus = "active" | "syncing" | "needs_attention" | "disconnected";

const DAY_SECONDS = 86_400;

/** How the states of a run are drawn. */
export const RUN_TONES: Record<RunStatus, Tone> = {
  queued: "pending",
  running: "running",
  succeeded: "fine",
  partial: "stale",
  failed: "failed",
  cancelled: "off",
};

/** How a connection stands. */
export type Standing =
  | "syncing"
  | "disconnected"
  | "needs_attention"
  | "waiting"
  | "again"
  | "stale"
  | "fresh";

const STANDING_TONES: Record<Standing, Tone> = {
  syncing: "running",
  disconnected: "off",
  needs_attention: "failed",
  waiting: "pending",
  again: "stale",
  stale: "stale",
  fresh: "fine",
};

type Synced = { status: ConnectionStatus; lastSyncedAt: string | null; lastError: { code: string } | null };

/**
 * The state of a connection. Stale: active, but the last good run ended more than 26 h before `now`; again: the last
 * run failed, and the next one is due by itself.
 */
export function connectionState(connection: Synced, now: Date): { tone: Tone; state: Standing } {
  const state = standingOf(connection, now);
  return { tone: STANDING_TONES[state], state };
}

function standingOf({ status, lastSyncedAt, lastError }: Synced, now: Date): Standing {
  if (status !== "active") return status;
  if (lastSyncedAt === null) return lastError === null ? "waiting" : "again";
  if (isStale(lastSyncedAt, now)) return "stale";
  return lastError === null ? "fresh" : "again";
}

export type ReadProgress = { readDays: number; askedDays: number; percent: number };

/**
 * Seconds of history as whole days. `percent` is 0 to 100, rounded down, so that it says
 * 100 only when all is read; null before the run knows what it will read.
 */
export function readProgress(
  progress: { readSeconds: number; plannedSeconds: number } | null,
): ReadProgress | null {
  if (progress === null || progress.plannedSeconds <= 0) return null;
  const read = Math.min(progress.readSeconds, progress.plannedSeconds);
  return {
    readDays: Math.floor(read / DAY_SECONDS),
    askedDays: Math.max(1, Math.round(progress.plannedSeconds / DAY_SECONDS)),
    percent: Math.floor((read / progress.plannedSeconds) * 100),
  };
}
