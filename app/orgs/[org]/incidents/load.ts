import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listConnections } from "#lib/db/connections.ts";
import { type Incident, listDeployments, listFilterValues, listIncidents } from "#lib/db/events.ts";
import { fetchParts } from "#lib/db/report.ts";
import { daysBefore, MAX_WINDOW_DAYS } from "#lib/domain/report/moment.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { AppError } from "#lib/errors.ts";
import { readList, started } from "../_components/list/read-list.ts";
import type { IncidentsState } from "./search-params.ts";

const PAGE_SIZE = 50;
/** What the lanes draw at most, of incidents and of failed deployments. */
const DRAWN = 200;
const BEFORE_DAYS = 1;
const BEFORE = 10;

type Asked = { scope: Scope; state: IncidentsState; now: Date };
export type IncidentCounts = {
  all: number | null;
  open: number | null;
  closed: number | null;
  now: number | null;
};

/** Everything the page shows, asked for at once and awaited where it is shown. */
export function loadIncidents({ db, organization }: Acting, { scope, state, now }: Asked) {
  const { id } = organization;
  const query = queryOf(scope, now, organization);
  const listed = { ...query, ...windowOf(state, query, now), q: state.q, open: isOpen(state) };
  const all = { ...query, limit: DRAWN, cursor: null };
  return {
    query,
    now,
    page: started(
      readList(state.cursor, (cursor) => listIncidents(db, id, { ...listed, limit: PAGE_SIZE, cursor })),
    ),
    counts: started(countIn(db, id, query)),
    drawn: started(listIncidents(db, id, all)),
    failed: started(listDeployments(db, id, { ...all, failed: true })),
    connections: started(listConnections(db, id)),
    values: started(listFilterValues(db, id)),
  };
}

export type LoadedIncidents = ReturnType<typeof loadIncidents>;

/** The deployments of its services in the day before an incident, in any environment; null where it names none. */
export async function listBefore({ db, organization }: Acting, { services, startedAt }: Incident) {
  if (services.length === 0) return null;
  const nothing = { team: [], repository: [], connection: [], tag: [], without: [], automation: null };
  const query = { ...nothing, service: services, env: ["*"], compare: null, bucket: null };
  const window = { from: daysBefore(startedAt, BEFORE_DAYS), to: startedAt };
  return listDeployments(db, organization.id, { ...query, ...window, limit: BEFORE, cursor: null });
}

/** The one that is open, where the list shows it. */
export async function findOpened(data: LoadedIncidents, id: string): Promise<Incident | null> {
  const [{ items }, drawn] = await Promise.all([data.page, data.drawn]);
  return [...items, ...drawn.items].find((incident) => incident.id === id) ?? null;
}

/** What is open now began whenever it did. */
function windowOf({ state }: IncidentsState, query: ReportQuery, now: Date): { from: string; to: string } {
  if (state !== "now") return { from: query.from, to: query.to };
  const to = now.toISOString();
  return { from: daysBefore(to, MAX_WINDOW_DAYS), to };
}

const isOpen = ({ state }: IncidentsState): boolean => state === "now" || state === "open";

async function countIn(db: Acting["db"], id: string, query: ReportQuery): Promise<IncidentCounts> {
  const report = await fetchParts(db, id, { ...query, compare: null, parts: ["figures"] });
  if (report === null) throw new AppError("not_found");
  const { incidents: all, open } = report.figures.time_to_restore;
  return { all, open, closed: all === null || open === null ? null : all - open, now: null };
}
