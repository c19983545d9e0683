import { getQuarantined } from "#lib/db/quarantine.ts";
import { quarantine } from "#lib/http/operations/quarantine.ts";
import { forMember, found, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(quarantine.get, async ({ member, id }) =>
    found(await getQuarantined(member.db, member.organization.id, id)),
  ),
);
