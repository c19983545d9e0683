import * as runs from "#lib/db/sync-runs.ts";
import { AppError } from "#lib/errors.ts";
import { getSyncRun } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getSyncRun, async ({ member, id }) => {
    const run = await runs.getSyncRun(member.db, member.organization.id, id);
    if (run === null) throw new AppError("not_found");
    return run;
  }),
);
