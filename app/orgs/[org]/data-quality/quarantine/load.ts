import type { Db } from "#lib/db/call.ts";
import { type Connection, listConnections } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import {
  listQuarantine,
  listQuarantineReasons,
  type Quarantined,
  type QuarantineReason,
} from "#lib/db/quarantine.ts";
import { listSyncRuns, type SyncRun } from "#lib/db/sync-runs.ts";
import { AppError } from "#lib/errors.ts";
import type { QuarantineQuery } from "./search-params.ts";

const PAGE_SIZE = 25;
/** Most events are shorter; the rest of a longer one is read when somebody asks for it. */
const RAW_CHARACTERS = 4000;

export type LoadedQuarantine = {
  page: Page<Quarantined>;
  reasons: QuarantineReason[];
  connections: Connection[];
  /** The last time that the stored payloads were parsed again; null when they never were. */
  replay: SyncRun | null;
};

/** One page of the quarantine. A cursor that is none of ours begins at the newest. */
export async function loadQuarantine(
  db: Db,
  organizationId: string,
  query: QuarantineQuery,
): Promise<LoadedQuarantine> {
  const [page, reasons, connections, replays] = await Promise.all([
    readPage(db, organizationId, query),
    listQuarantineReasons(db, organizationId),
    listConnections(db, organizationId),
    listSyncRuns(db, organizationId, { mode: "replay", limit: 1, cursor: null }),
  ]);
  return { page, reasons, connections, replay: replays.items[0] ?? null };
}

async function readPage(db: Db, organizationId: string, query: QuarantineQuery): Promise<Page<Quarantined>> {
  const read = (cursor: string | null) =>
    listQuarantine(db, organizationId, { ...query, cursor, limit: PAGE_SIZE, rawCharacters: RAW_CHARACTERS });
  try {
    return await read(query.cursor);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input" && query.cursor !== null)
      return read(null);
    throw error;
  }
}
