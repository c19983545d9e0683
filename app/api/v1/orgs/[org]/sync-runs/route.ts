import { listSyncRuns } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as runs from "#lib/db/sync-runs.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listSyncRuns, ({ member, query: { connection, ...query } }) =>
    runs.listSyncRuns(member.db, member.organization.id, { ...query, connectionId: connection }),
  ),
);
