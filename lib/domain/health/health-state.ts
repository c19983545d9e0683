import { STALE_AFTER_HOURS } from "../report/freshness.ts";
import type { ToldError } from "../said.ts";

const HOUR_MS = 3_600_000;

type Told = { connected: boolean; chosen: number; measuredAt: string | null };

/** A connection to GitHub, as far as its collecting goes. */
type Collected = {
  status: "active" | "syncing" | "needs_attention" | "disconnected";
  lastSyncedAt: string | null;
  /** When it is collected next; null when none is planned. */
  nextSyncAt: string | null;
  lastError: ToldError | null;
};

/** When it is collected next, as it is told. */
export type Due = "never" | "now" | { at: string };

/** Why there is nothing of GitHub, or nothing new. */
export type Cause =
  | { kind: "not_connected" | "none_chosen" | "first_running" | "nothing_known" }
  | { kind: "first_due"; due: Due }
  | { kind: "first_failed"; error: ToldError; due: Due }
  | { kind: "stale"; since: string };

/** Null where all goes well. */
export function causeOf(told: Told, connections: readonly Collected[], now: Date): Cause | null {
  const { connected, chosen, measuredAt } = told;
  if (!connected) return { kind: "not_connected" };
  if (chosen === 0) return { kind: "none_chosen" };
  if (measuredAt === null) return causeBeforeFirst(connections, now);
  const old = now.getTime() - Date.parse(measuredAt) > STALE_AFTER_HOURS * HOUR_MS;
  return old ? { kind: "stale", since: measuredAt } : null;
}

/** Nothing of GitHub was measured yet: one that is being read is told before one that failed. */
function causeBeforeFirst(connections: readonly Collected[], now: Date): Cause {
  if (connections.some(({ status }) => status === "syncing")) return { kind: "first_running" };
  const failed = connections.find(({ lastError }) => lastError !== null);
  if (failed?.lastError) return { kind: "first_failed", error: failed.lastError, due: dueOf(failed, now) };
  const unread = connections.find(({ lastSyncedAt }) => lastSyncedAt === null);
  return unread === undefined ? { kind: "nothing_known" } : { kind: "first_due", due: dueOf(unread, now) };
}

function dueOf({ nextSyncAt: at }: Collected, now: Date): Due {
  if (at === null) return "never";
  return Date.parse(at) > now.getTime() ? { at } : "now";
}
