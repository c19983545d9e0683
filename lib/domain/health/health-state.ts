import { STALE_AFTER_HOURS } from "../report/freshness.ts";

const HOUR_MS = 3_600_000;

type Told = { connected: boolean; chosen: number; measuredAt: string | null };

/** Why there is nothing of GitHub, or nothing new. */
export type Cause =
  | { kind: "not_connected" | "none_chosen" | "collecting" }
  | { kind: "stale"; since: string };

/** Null where all goes well. */
export function causeOf({ connected, chosen, measuredAt }: Told, now: Date): Cause | null {
  if (!connected) return { kind: "not_connected" };
  if (chosen === 0) return { kind: "none_chosen" };
  if (measuredAt === null) return { kind: "collecting" };
  const old = now.getTime() - Date.parse(measuredAt) > STALE_AFTER_HOURS * HOUR_MS;
  return old ? { kind: "stale", since: measuredAt } : null;
}
