import { countIncidents } from "#lib/db/incidents.ts";
import { incidents } from "#lib/http/operations/incidents.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(incidents.count, ({ member, query }) =>
    countIncidents(member.db, member.organization.id, { ...query.report, ...query.own }),
  ),
);
