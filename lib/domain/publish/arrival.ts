import type { ToldError } from "../said.ts";
import type { Publishing } from "./publishing.ts";
import type { Series } from "./series.ts";
import { tagOf } from "./tag.ts";

/** Datadog shows a point within a minute, as a rule; what it does not show by then is missing. */
const LONGEST_SECONDS = 300;

/** What an account is asked for: each metric of which it took a point, at the time of the newest one. */
export type Awaited = {
  connectionId: string;
  /** By which our series are told from those of others under the same names. */
  tags: string[];
  /** `at`: epoch seconds. */
  metrics: { metric: string; at: number }[];
};

export const ARRIVAL_STATES = ["awaited", "seen", "unseen", "unasked"] as const;

/** Whether what was sent can be read where it went. */
export type Arrival = {
  /** `unseen`: some of it cannot, five minutes later; `unasked`: the account would not say. */
  state: (typeof ARRIVAL_STATES)[number];
  /** Names of metrics that no point was found of when it was asked last. */
  unseen: string[];
  /** Why it would not say; null where it did. */
  error: ToldError | null;
};

/** Null where nobody asks, or there is nothing to ask for. */
export function awaitedOf(
  { verify, connectionId, env, service }: Publishing,
  taken: readonly Series[],
): Awaited | null {
  if (!verify || connectionId === null || taken.length === 0) return null;
  const tags = [tagOf("env", env ?? ""), tagOf("service", service)].filter((tag) => tag !== null);
  const metrics = [...Map.groupBy(taken, ({ metric }) => metric)];
  return {
    connectionId,
    tags,
    metrics: metrics.map(([metric, own]) => ({ metric, at: Math.max(...own.map(({ at }) => at)) })),
  };
}

/** What the answer means, `sinceSeconds` after the sending: too early for a point is not missing. */
export function arrivalOf(unseen: string[], sinceSeconds: number): Arrival {
  if (unseen.length === 0) return { state: "seen", unseen, error: null };
  return { state: isOver(sinceSeconds) ? "unseen" : "awaited", unseen, error: null };
}

/** What no answer means; `passes`: asked again, the account may say. */
export function unanswered(
  { metrics }: Awaited,
  failed: { error: ToldError; passes: boolean; sinceSeconds: number },
): Arrival {
  const goesOn = failed.passes && !isOver(failed.sinceSeconds);
  const unseen = metrics.map(({ metric }) => metric);
  return { state: goesOn ? "awaited" : "unasked", unseen, error: failed.error };
}

const isOver = (sinceSeconds: number) => sinceSeconds >= LONGEST_SECONDS;
