import { getIncident } from "#lib/db/incidents.ts";
import { incidents } from "#lib/http/operations/incidents.ts";
import { forMember, found, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(incidents.get, async ({ member, id }) =>
    found(await getIncident(member.db, member.organization.id, id)),
  ),
);
