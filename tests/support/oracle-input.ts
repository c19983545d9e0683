import type { AppliedFilter } from "#lib/domain/report/report.ts";
import type { Bucket, Comparison } from "#lib/domain/report/report-query.ts";
import type { Events } from "./events.ts";
import type { WeekStart } from "./oracle-days.ts";

export type OracleOrganization = {
  timeZone: string;
  weekStart: WeekStart;
  productionEnvs: string[];
  cfrDenominator: "evaluated" | "all";
  bands: "dora-2024" | "off";
};

export type OracleConnection = {
  id: string;
  name: string;
  status: "active" | "needs_attention" | "disconnected";
  /** From then on it is asked for nothing. */
  disconnectedAt: string | null;
  lastSyncedAt: string | null;
  /** Ranges of the deployments that were read completely, half-open; they may overlap. */
  covered: [fromAt: string, toAt: string][];
};

/** What a manager said of a service whose deployments name no repository. */
export type OracleMapping = { service: string; repository: string };

export type OracleInput = Events & {
  organization: OracleOrganization;
  connections: OracleConnection[];
  mapped: OracleMapping[];
};

/** `from` and `to` are moments, or dates: then days of the organisation. */
export type OracleFilter = Partial<AppliedFilter> & {
  from: string;
  to: string;
  tag?: string[];
  compare?: Comparison;
  bucket?: Bucket;
};
