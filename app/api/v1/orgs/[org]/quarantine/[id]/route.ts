import { getQuarantined } from "#lib/db/quarantine.ts";
import { quarantine } from "#lib/http/operations/quarantine.ts";
import { forMember, found, route } from "#lib/http/route.ts";
import { withReason } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(quarantine.get, async ({ member, id }) =>
    withReason(found(await getQuarantined(member.db, member.organization.id, id))),
  ),
);
