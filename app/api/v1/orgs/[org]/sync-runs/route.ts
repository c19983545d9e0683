import { listSyncRuns } from "#lib/db/sync-runs.ts";
import { syncRuns } from "#lib/http/operations/sync-runs.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(syncRuns.list, ({ member, query }) => listSyncRuns(member.db, member.organization.id, query)),
);
