import { STALE_AFTER_HOURS } from "../report/freshness.ts";
import type { ConnectionCoverage } from "./data-quality.ts";

const HOUR_MS = 3_600_000;

type Read = { lastSyncedAt: string | null };
type Synced<Connection extends Read> = Connection & { lastSyncedAt: string };

/** Those of which more is to come. */
export function liveOnes<Connection extends Pick<ConnectionCoverage, "status">>(
  connections: Connection[],
): Connection[] {
  return connections.filter(({ status }) => status !== "disconnected");
}

/** Live ones that were read at least once: those that keep up with the freshest, and those further behind it than one night. */
export function abreastAndBehind<Connection extends Read & Pick<ConnectionCoverage, "status">>(
  connections: Connection[],
): { abreast: Synced<Connection>[]; behind: Synced<Connection>[] } {
  const read = liveOnes(connections).filter((one): one is Synced<Connection> => one.lastSyncedAt !== null);
  const freshest = Math.max(...read.map(({ lastSyncedAt }) => Date.parse(lastSyncedAt)));
  const lags = ({ lastSyncedAt }: Synced<Connection>) =>
    freshest - Date.parse(lastSyncedAt) > STALE_AFTER_HOURS * HOUR_MS;
  return { abreast: read.filter((one) => !lags(one)), behind: read.filter(lags) };
}
