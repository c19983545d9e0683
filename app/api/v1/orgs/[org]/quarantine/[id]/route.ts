import * as quarantine from "#lib/db/quarantine.ts";
import { AppError } from "#lib/errors.ts";
import { getQuarantined } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getQuarantined, async ({ member, id }) => {
    const event = await quarantine.getQuarantined(member.db, member.organization.id, id);
    if (event === null) throw new AppError("not_found");
    return event;
  }),
);
