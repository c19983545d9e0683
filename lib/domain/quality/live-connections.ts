import { STALE_AFTER_HOURS } from "../report/freshness.ts";
import type { ConnectionCoverage } from "./data-quality.ts";

const HOUR_MS = 3_600_000;

type Synced = ConnectionCoverage & { lastSyncedAt: string };

/** Those of which more is to come. */
export function liveOnes(connections: ConnectionCoverage[]): ConnectionCoverage[] {
  return connections.filter(({ status }) => status !== "disconnected");
}

/** Live ones that were read at least once: those that keep up with the freshest, and those further behind it than one night. */
export function abreastAndBehind(connections: ConnectionCoverage[]): { abreast: Synced[]; behind: Synced[] } {
  const read = liveOnes(connections).filter((one): one is Synced => one.lastSyncedAt !== null);
  const freshest = Math.max(...read.map(({ lastSyncedAt }) => Date.parse(lastSyncedAt)));
  const lags = ({ lastSyncedAt }: Synced) =>
    freshest - Date.parse(lastSyncedAt) > STALE_AFTER_HOURS * HOUR_MS;
  return { abreast: read.filter((one) => !lags(one)), behind: read.filter(lags) };
}
