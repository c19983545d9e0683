import type { Db } from "#lib/db/call.ts";
import { type Connection, listEventConnections } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import {
  listQuarantine,
  listQuarantineReasons,
  type Quarantined,
  type QuarantineReason,
} from "#lib/db/quarantine.ts";
import { listSyncRuns, type SyncRun } from "#lib/db/sync-runs.ts";
import { readList } from "../../_components/list/read-list.ts";
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

/** One page of the quarantine, and what it takes to filter it and to try again. */
export async function loadQuarantine(
  db: Db,
  organizationId: string,
  query: QuarantineQuery,
): Promise<LoadedQuarantine> {
  const [page, reasons, connections, replays] = await Promise.all([
    readList(query.cursor, (cursor) =>
      listQuarantine(db, organizationId, {
        ...query,
        cursor,
        limit: PAGE_SIZE,
        rawCharacters: RAW_CHARACTERS,
      }),
    ),
    listQuarantineReasons(db, organizationId),
    listEventConnections(db, organizationId),
    listSyncRuns(db, organizationId, { mode: "replay", limit: 1, cursor: null }),
  ]);
  return { page, reasons, connections, replay: replays.items[0] ?? null };
}
