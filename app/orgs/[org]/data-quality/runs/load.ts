import type { Db } from "#lib/db/call.ts";
import { type Connection, listEventConnections } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import { listSyncRuns, type SyncRun } from "#lib/db/sync-runs.ts";
import { readList } from "../../_components/list/read-list.ts";
import type { RunsQuery } from "./search-params.ts";

const PAGE_SIZE = 25;

export type RunsPage = Page<SyncRun> & { connections: Connection[] };

/** One page of runs with the connections they are of. */
export async function loadRuns(db: Db, organizationId: string, query: RunsQuery): Promise<RunsPage> {
  const { connection, status } = query;
  const [page, connections] = await Promise.all([
    readList(query.cursor, (cursor) =>
      listSyncRuns(db, organizationId, { connection, status, limit: PAGE_SIZE, cursor }),
    ),
    listEventConnections(db, organizationId),
  ]);
  return { ...page, connections };
}
