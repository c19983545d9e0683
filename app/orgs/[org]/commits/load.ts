import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { countCommits, listCommits } from "#lib/db/changes.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import { listFilterValues } from "#lib/db/filter-values.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { readList, started } from "../_components/list/read-list.ts";
import type { CommitsState } from "./search-params.ts";

const PAGE_SIZE = 50;

/** Everything the page shows, asked for at once and awaited where it is shown. */
export function loadCommits({ db, organization }: Acting, { scope, state, now }: Asked) {
  const { id } = organization;
  const query = queryOf(scope, now, organization);
  const { origin, tool, q } = state;
  const asked = { ...query, tool, q };
  const listed = { ...asked, origin, limit: PAGE_SIZE };
  return {
    query,
    page: started(readList(state.cursor, (cursor) => listCommits(db, id, { ...listed, cursor }))),
    counts: started(countCommits(db, id, asked)),
    connections: started(listEventConnections(db, id)),
    values: started(listFilterValues(db, id)),
  };
}

type Asked = { scope: Scope; state: CommitsState; now: Date };
export type LoadedCommits = ReturnType<typeof loadCommits>;
