import type { OriginRule } from "../origin/rules.ts";
import type { QuarantineReason } from "./reasons.ts";

/** ISO 8601 in UTC, to the second or the millisecond. */
export type Instant = string;

export const STREAMS = ["deployments", "incidents"] as const;
export type Stream = (typeof STREAMS)[number];

export const ORIGINS = ["human", "ai_assisted", "bot", "unknown"] as const;
export type Origin = (typeof ORIGINS)[number];

export type Commit = {
  /** Lower case. */
  sha: string;
  committedAt: Instant | null;
  authorName: string | null;
  authorEmail: string | null;
  /** Cut to 512 characters; null when Datadog sent none. */
  message: string | null;
  url: string | null;
  /** Datadog's change_lead_time in whole seconds; may be negative. */
  leadSeconds: number | null;
  timeToPrReadySeconds: number | null;
  reviewSeconds: number | null;
  mergeSeconds: number | null;
  timeToDeploySeconds: number | null;
  deploySeconds: number | null;
  origin: Origin;
  tool: string | null;
  authorship: "agent" | "assistant" | null;
  /** The rule that decided the origin. */
  rule: OriginRule;
};

export type Deployment = {
  externalId: string;
  service: string | null;
  env: string | null;
  team: string | null;
  /** host/owner/name in lower case. */
  repository: string | null;
  version: string | null;
  commitSha: string | null;
  startedAt: Instant;
  finishedAt: Instant | null;
  registeredAt: Instant | null;
  /** Datadog's verdict; null is not judged yet. */
  changeFailure: boolean | null;
  recoverySeconds: number | null;
  remediationId: string | null;
  remediationType: string | null;
  deploymentType: string | null;
  source: string | null;
  /** Each sha once, in Datadog's order. */
  commits: Commit[];
};

export type Incident = {
  externalId: string;
  services: string[];
  envs: string[];
  teams: string[];
  name: string | null;
  severity: string | null;
  version: string | null;
  source: string | null;
  startedAt: Instant;
  /** Null: still open. */
  finishedAt: Instant | null;
  registeredAt: Instant | null;
  /** Datadog's time_to_restore in whole seconds. */
  restoreSeconds: number | null;
};

/** An event that no reading could make sense of. */
export type Quarantined = {
  eventKey: string;
  externalId: string | null;
  reason: QuarantineReason;
  raw: string;
  /** Whether a later parser may read the same text; false when it reads well but stands in the wrong place. */
  retry: boolean;
};
