import { notFound } from "next/navigation";
import type { Db } from "#lib/db/call.ts";
import { type Connection, listEventConnections } from "#lib/db/connections.ts";
import { getSyncRun, listSyncRuns, type SyncRunDetail } from "#lib/db/sync-runs.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type LoadedRun = {
  run: SyncRunDetail;
  /** Null when it was deleted. */
  connection: Connection | null;
  /** No run of the connection is newer. */
  latest: boolean;
};

/** A run with its connection as it is now; a page that does not exist when the organisation has no such run. */
export async function loadRun(db: Db, organizationId: string, id: string): Promise<LoadedRun> {
  if (!ID.test(id)) notFound();
  const [run, connections] = await Promise.all([
    getSyncRun(db, organizationId, id),
    listEventConnections(db, organizationId),
  ]);
  if (run === null) notFound();
  const { connectionId } = run;
  const newest = await listSyncRuns(db, organizationId, { connection: connectionId, limit: 1, cursor: null });
  return {
    run,
    connection: connections.find((connection) => connection.id === connectionId) ?? null,
    latest: newest.items[0]?.id === run.id,
  };
}
