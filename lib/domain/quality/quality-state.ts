import type { Role } from "../access/role.ts";
import type { Tone } from "../sync/sync-words.ts";
import type { AdviceSaid, FindingSaid } from "./quality-codes.ts";

/** How a step stands. `nothing`: there is nothing that could be good or bad. */
export type QualityState = "good" | "improve" | "check" | "bad" | "nothing";

export const STATE_TONES: Record<QualityState, Tone> = {
  good: "fine",
  improve: "stale",
  check: "pending",
  bad: "failed",
  nothing: "off",
};

/** Where something can be done; the paths are below the organisation's address. */
export const QUALITY_LINKS = {
  connections: "/settings/connections",
  runs: "/runs",
  quarantine: "/data-quality/quarantine",
  setting: "/settings/general",
} as const;
export type QualityLink = keyof typeof QUALITY_LINKS;

/** Of what there is most, with how many; of those `of`, where it is a part of something. */
export type QualityItem = { name: string | null; count: number; of?: number };

/**
 * What was found, and what to do about it; null when nothing is to be done. In numbers, a `share` is 0 to 1, `at` a
 * moment; `items` follow the finding.
 */
export type Finding = {
  state: QualityState;
  finding: FindingSaid;
  items: QualityItem[];
  advice: AdviceSaid | null;
  link: QualityLink | null;
};

/** For whom a step is judged. */
export type Reader = { role: Role; now: Date };

type More = Partial<Pick<Finding, "items" | "advice" | "link">>;

/** Something to look at, in this state. */
export function found(state: QualityState, finding: FindingSaid, more: More = {}): Finding {
  return { state, finding, items: [], advice: null, link: null, ...more };
}

/** As it is meant to be. */
export function good(finding: FindingSaid): Finding {
  return found("good", finding);
}

/** There is nothing that could be good or bad. */
export function nothing(finding: FindingSaid): Finding {
  return found("nothing", finding);
}
