import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { countChanges, listChanges } from "#lib/db/changes.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import { listFilterValues } from "#lib/db/filter-values.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { readList, started } from "../_components/list/read-list.ts";
import type { ChangesState } from "./search-params.ts";

const PAGE_SIZE = 50;

/** Everything the page shows, asked for at once and awaited where it is shown. */
export function loadChanges({ db, organization }: Acting, { scope, state, now }: Asked) {
  const { id } = organization;
  const query = queryOf(scope, now, organization);
  const { origin, tool, deployedTo, q, stage } = state;
  const asked = { ...query, origin, tool, deployedTo, q };
  const listed = { ...asked, state: state.state, stage, limit: PAGE_SIZE };
  return {
    query,
    page: started(readList(state.cursor, (cursor) => listChanges(db, id, { ...listed, cursor }))),
    counts: started(countChanges(db, id, asked)),
    connections: started(listEventConnections(db, id)),
    values: started(listFilterValues(db, id)),
  };
}

type Asked = { scope: Scope; state: ChangesState; now: Date };
export type LoadedChanges = ReturnType<typeof loadChanges>;
