import { listSyncRuns } from "#lib/db/sync-runs.ts";
import { syncRuns } from "#lib/http/operations/sync-runs.ts";
import { forMember, route } from "#lib/http/route.ts";
import { sayRun } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(syncRuns.list, async ({ member, query }) => {
    const { items, nextCursor } = await listSyncRuns(member.db, member.organization.id, query);
    return { items: items.map(sayRun), nextCursor };
  }),
);
