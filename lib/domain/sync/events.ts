import type { Stage } from "../report/report.ts";
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
  /** As it is shown. */
  authorEmail: string | null;
  /** As it was sent, where that is another one: rules read it. */
  rawAuthorEmail: string | null;
  /** Datadog's own mark; null when absent. */
  isBot: boolean | null;
  /** Cut to 512 characters; null when Datadog sent none. */
  message: string | null;
  /** Lines of the message behind the cut that a rule may need. */
  trailers: string[];
  url: string | null;
  /** Datadog's change_lead_time in whole seconds; may be negative. */
  leadSeconds: number | null;
  timeToPrReadySeconds: number | null;
  reviewSeconds: number | null;
  mergeSeconds: number | null;
  timeToDeploySeconds: number | null;
  deploySeconds: number | null;
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
  /** `key:value` each; distinct without case, sorted. */
  tags: string[];
  /** Datadog's averages over the commits, of the stages that it gave, in whole seconds. */
  averages: Partial<Record<Stage, number>>;
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
  /** host/owner/name in lower case. */
  repository: string | null;
  commitSha: string | null;
  /** `key:value` each; distinct without case, sorted. */
  tags: string[];
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
