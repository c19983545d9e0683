import { z } from "zod";
import type { IncidentCheck } from "../domain/quality/checks.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import type { Db } from "./call.ts";
import type { Page, PageRequest } from "./cursor.ts";
import { byId, countBy, readPage } from "./reading.ts";

const text = z.string().nullable();
const seconds = z.number().nullable();
const count = z.number();
const names = z.array(z.string());
export const incident = z.object({
  id: z.uuid(),
  externalId: z.string(),
  connectionId: z.uuid(),
  services: names,
  envs: names,
  teams: names,
  /** What Datadog named. */
  repository: text,
  commitSha: text,
  /** `key:value`. */
  tags: names,
  name: text,
  severity: text,
  startedAt: z.string(),
  finishedAt: text,
  /** As the report counts it; null while open. */
  restoreSeconds: seconds,
  /** As that of a deployment. */
  datadogUrl: text,
});
export type Incident = z.infer<typeof incident>;

const beside = z.object({
  id: z.uuid(),
  externalId: z.string(),
  service: text,
  env: text,
  version: text,
  startedAt: z.string(),
  /** True failed, false fine, null not judged yet. */
  changeFailure: z.boolean().nullable(),
});

export const incidentDetail = incident.extend({
  /** Gone at Datadog: counted nowhere. */
  deletedAt: text,
  /** Of its services, in the 24 hours before it began: the newest 100. */
  deploymentsBefore: z.array(beside),
  /** From its begin until it ended, or until now: the newest 100. */
  deploymentsDuring: z.array(beside),
});
export type IncidentDetail = z.infer<typeof incidentDetail>;

/** `now`: all that are open at this moment, whenever they started. */
export const INCIDENT_STATES = ["open", "closed", "now"] as const;
type IncidentSearch = ReportQuery & { q?: string | null; check?: IncidentCheck | null; name?: string | null };
export type IncidentQuery = IncidentSearch &
  PageRequest & { open?: boolean; state?: (typeof INCIDENT_STATES)[number] | null };

/** How many incidents each state has a list show. */
export const incidentCounts = z.object({ all: count, open: count, closed: count, now: count });
export type IncidentCounts = z.infer<typeof incidentCounts>;

/** The incidents that the report of the same query counts, newest first; `invalid_input` on a foreign cursor. */
export function listIncidents(db: Db, organizationId: string, query: IncidentQuery) {
  return readPage(db, organizationId, { name: "list_incidents", item: incident, query });
}

type Oldest = { most: number; pageSize?: number };

export type OpenIncidents = { incidents: Incident[]; count: number };

/** The oldest of all incidents that are open now, whenever they started, and how many those are: lists are newest first, so it is read to its end. */
export async function listOldestOpen(
  db: Db,
  organizationId: string,
  { most, pageSize = 500, ...query }: ReportQuery & Oldest,
): Promise<OpenIncidents> {
  let oldest: Incident[] = [];
  let count = 0;
  let cursor: string | null = null;
  do {
    const asked: IncidentQuery = { ...query, state: "now", limit: pageSize, cursor };
    const page: Page<Incident> = await listIncidents(db, organizationId, asked);
    oldest = [...oldest, ...page.items].slice(-most);
    count += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { incidents: oldest.toReversed(), count };
}

/** How many incidents the list of the same query holds, by state. */
export const countIncidents = countBy<"count_incidents", IncidentSearch, IncidentCounts>(
  "count_incidents",
  incidentCounts,
);

/** One incident with the deployments of its services before and during it. */
export const getIncident = byId("get_incident", incidentDetail);
