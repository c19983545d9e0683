import { getSyncRun } from "#lib/db/sync-runs.ts";
import { syncRuns } from "#lib/http/operations/sync-runs.ts";
import { forMember, found, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(syncRuns.get, async ({ member, id }) =>
    found(await getSyncRun(member.db, member.organization.id, id)),
  ),
);
