import * as runs from "#lib/db/sync-runs.ts";
import { listSyncRuns } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listSyncRuns, ({ member, query: { connection, ...query } }) =>
    runs.listSyncRuns(member.db, member.organization.id, { ...query, connectionId: connection }),
  ),
);
