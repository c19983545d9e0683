import type { SeenEnvironment } from "./empty.ts";
import type { SyncStanding } from "./freshness.ts";

/** What an owner does from an organisation without anything to one whose numbers others read, in this order. */
export const FIRST_STEPS = ["keys", "reading", "production", "numbers", "invite"] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
/** `now`: something is to be done, or is being done; `next`: it waits for a step before it. */
export type StepState = "done" | "now" | "next";

type Facts = { standing: SyncStanding; seen: SeenEnvironment[]; others: boolean };

/**
 * How far the first run is. Production can be named as soon as an environment was seen, while older days are read on;
 * nothing says whether somebody has confirmed what counts, so that step stays until it is left.
 */
export function firstRun({ standing, seen, others }: Facts): Record<FirstStep, StepState> {
  const connected = standing.kind !== "not-connected" && standing.kind !== "disconnected";
  const read = standing.kind === "fresh" || standing.kind === "stale";
  const choosing = connected && seen.length > 0;
  return {
    keys: connected ? "done" : "now",
    reading: read ? "done" : connected ? "now" : "next",
    production: choosing || read ? "now" : "next",
    numbers: "next",
    invite: others ? "done" : "next",
  };
}

/** Whether there is nothing left that the first run could help with: numbers, and somebody to read them. */
export function isOverFirstRun({ standing, seen, others }: Facts): boolean {
  const read = standing.kind === "fresh" || standing.kind === "stale";
  return read && others && seen.some(({ production }) => production);
}
