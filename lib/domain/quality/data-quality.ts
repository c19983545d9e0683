import type { Said } from "../said.ts";
import type { ConnectionStatus } from "../sync/sync-words.ts";
import type { Checks } from "./checks.ts";

export type Range = { from: string; to: string };

/** What was read of one stream of one connection. */
export type StreamCoverage = {
  covered: Range[];
  gapCount: number;
  gaps: (Range & { reason: Said })[];
};

/** `kept`: an admin said that it stays. */
type Vanished = { state: "doubted" | "kept"; missing: number; of: number; since: string };

export type ConnectionCoverage = {
  id: string;
  name: string;
  status: ConnectionStatus;
  lastSyncedAt: string | null;
  historyFrom: string;
  /** What its source no longer lists, though too much to be deleted; null when there is nothing of the kind. */
  vanished: Vanished | null;
  streams: { deployments: StreamCoverage; incidents: StreamCoverage };
};

export type Environment = {
  env: string | null;
  deployments: number;
  incidents: number;
  lastAt: string;
  production: boolean;
};

export type Lacking = { deployments: number; services: { service: string; deployments: number }[] };

/** What production events of the window lack. */
export type Completeness = {
  deployments: number;
  lacking: { commits: Lacking; repository: Lacking; service: Lacking; team: Lacking };
  verdicts: { pending: number; oldestAt: string | null; overWeek: number };
  services: { total: number; withoutIncidents: number; names: string[] };
  incidents: { total: number; withoutService: number };
  /** `byGitHub`: those of the known that GitHub decided. */
  commits: { total: number; known: number; byGitHub: number };
  repositories: { repository: string | null; commits: number; unknown: number }[];
};

export type DataQuality = {
  window: Range;
  productionEnvs: string[];
  connections: ConnectionCoverage[];
  quarantined: number;
  environments: Environment[];
  production: Completeness;
  /** What was looked for in production events of the window. */
  checks: Checks;
  lastIncidentRegisteredAt: string | null;
};
