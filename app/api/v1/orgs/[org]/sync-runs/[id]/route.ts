import { getSyncRun } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as runs from "#lib/db/sync-runs.ts";
import { AppError } from "#lib/errors.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getSyncRun, async ({ member, id }) => {
    const run = await runs.getSyncRun(member.db, member.organization.id, id);
    if (run === null) throw new AppError("not_found");
    return run;
  }),
);
