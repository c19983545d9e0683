import type { Db } from "#lib/db/call.ts";
import { type Connection, listConnections } from "#lib/db/connections.ts";
import { listSyncRuns, type SyncRun } from "#lib/db/sync-runs.ts";
import { AppError } from "#lib/errors.ts";
import type { RunsQuery } from "./search-params.ts";

const PAGE_SIZE = 25;

export type RunsPage = { runs: SyncRun[]; nextCursor: string | null; connections: Connection[] };

/** One page of runs with the connections they are of. A cursor that is none of ours begins at the newest. */
export async function loadRuns(db: Db, organizationId: string, query: RunsQuery): Promise<RunsPage> {
  const read = (cursor: string | null) =>
    listSyncRuns(db, organizationId, {
      status: query.status,
      connectionId: query.connection,
      limit: PAGE_SIZE,
      cursor,
    });
  const page = async () => {
    try {
      return await read(query.cursor);
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid_input" && query.cursor !== null)
        return read(null);
      throw error;
    }
  };
  const [{ items, nextCursor }, connections] = await Promise.all([
    page(),
    listConnections(db, organizationId),
  ]);
  return { runs: items, nextCursor, connections };
}
