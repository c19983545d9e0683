import { getSyncRun } from "#lib/db/sync-runs.ts";
import { syncRuns } from "#lib/http/operations/sync-runs.ts";
import { forMember, found, route } from "#lib/http/route.ts";
import { sayRun } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(syncRuns.get, async ({ member, id }) =>
    sayRun(found(await getSyncRun(member.db, member.organization.id, id))),
  ),
);
