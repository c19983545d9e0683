import type { Report, SeriesPoint } from "#lib/domain/report/report.ts";
import { type DeploymentEvent, type IncidentEvent, newDeployment, newIncident } from "./events.ts";
import type {
  OracleConnection,
  OracleFilter,
  OracleInput,
  OracleMapping,
  OracleOrganization,
} from "./oracle-input.ts";

/** What is asked of the report of a case, and what is right: as `toMatchObject` compares. */
export type Ask = { filter: OracleFilter; see: (report: Report) => unknown; right: unknown };

/** What happened to someone (`docs`: see the field cases), as a world with its right numbers. */
export type FieldCase = { code: string; rule: string; world: OracleInput; asks: Ask[] };

const DAY = 86_400_000;
/** The day on which the cases that tell of days ago are looked at. */
export const TODAY = Date.parse("2025-10-31T00:00:00Z");
/** Connections have no real id before they are stored. */
const CONNECTION = "0";

/** A moment so many days before today, in UTC. */
export function daysAgo(days: number, time = "00:00"): string {
  const midnight = new Date(TODAY - days * DAY).toISOString();
  return time === "00:00" ? midnight : midnight.replace("T00:00", `T${time}`);
}

export const lastDays = (days: number): OracleFilter => ({ from: daysAgo(days), to: daysAgo(0) });

type Given = {
  organization?: Partial<OracleOrganization>;
  /** How many days of history were read, up to today. */
  readDays?: number;
  covered?: [string, string][];
  /** Instead of the one connection. */
  connections?: (Partial<OracleConnection> & { id: string })[];
  mapped?: OracleMapping[];
  deployments?: (Partial<DeploymentEvent> & { startedAt: string })[];
  incidents?: (Partial<IncidentEvent> & { startedAt: string })[];
};

/** An organisation with one connection, everything as it is by default, and its events. */
export function fieldWorld(given: Given): OracleInput {
  const { organization, readDays = 400, covered, deployments = [], incidents = [] } = given;
  const whole: OracleConnection = {
    id: CONNECTION,
    name: "Datadog",
    status: "active",
    disconnectedAt: null,
    lastSyncedAt: null,
    covered: covered ?? [[daysAgo(readDays), daysAgo(0)]],
  };
  return {
    organization: { ...USUAL, ...organization },
    connections: (given.connections ?? [{ id: CONNECTION }]).map((row) => ({ ...whole, ...row })),
    deployments: deployments.map((event, n) =>
      newDeployment({ connectionId: CONNECTION, externalId: `dep-${1000 + n}`, env: "prod", ...event }),
    ),
    incidents: incidents.map((event, n) =>
      newIncident({ connectionId: CONNECTION, externalId: `inc-${1000 + n}`, ...event }),
    ),
    mapped: given.mapped ?? [],
  };
}

const USUAL: OracleOrganization = {
  timeZone: "UTC",
  weekStart: "monday",
  productionEnvs: ["production", "prod", "live", "prd"],
  cfrDenominator: "evaluated",
  bands: "dora-2024",
};

/** `count` events, the next one `stepHours` after the one before. */
export function every<T>(stepHours: number, count: number, first: T & { startedAt: string }) {
  return Array.from({ length: count }, (_, n) => ({
    ...first,
    startedAt: new Date(Date.parse(first.startedAt) + n * stepHours * 3_600_000).toISOString(),
  }));
}

/** Buckets with anything in them, or not known, by their first day. */
export function bucketsWith(report: Report, ...names: (keyof SeriesPoint)[]): Record<string, unknown> {
  const told = report.series.filter((point) => names.some((name) => point[name] !== 0));
  return Object.fromEntries(told.map((point) => [point.at, names.map((name) => point[name])]));
}

export const bucket = (report: Report, at: string) => report.series.find((point) => point.at === at);
