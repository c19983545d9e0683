import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import { listDeployments } from "#lib/db/deployments.ts";
import { listFilterValues } from "#lib/db/filter-values.ts";
import { countIncidents, getIncident, listIncidents } from "#lib/db/incidents.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { readList, started } from "../_components/list/read-list.ts";
import type { IncidentsState } from "./search-params.ts";

const PAGE_SIZE = 50;
/** What the lanes draw at most, of incidents and of failed deployments. */
const DRAWN = 200;

type Asked = { scope: Scope; state: IncidentsState; now: Date };

/** Everything the page shows, asked for at once and awaited where it is shown. */
export function loadIncidents({ db, organization }: Acting, { scope, state, now }: Asked) {
  const { id } = organization;
  const query = queryOf(scope, now, organization);
  const listed = { ...query, q: state.q, state: state.state };
  const all = { ...query, limit: DRAWN, cursor: null };
  return {
    query,
    now,
    page: started(
      readList(state.cursor, (cursor) => listIncidents(db, id, { ...listed, limit: PAGE_SIZE, cursor })),
    ),
    counts: started(countIncidents(db, id, { ...query, q: state.q })),
    opened: state.open === null ? null : started(getIncident(db, id, state.open)),
    drawn: started(listIncidents(db, id, all)),
    failed: started(listDeployments(db, id, { ...all, failed: true })),
    connections: started(listEventConnections(db, id)),
    values: started(listFilterValues(db, id)),
  };
}

export type LoadedIncidents = ReturnType<typeof loadIncidents>;
