import { countChanges } from "#lib/db/changes.ts";
import { changes } from "#lib/http/operations/changes.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(changes.count, ({ member, query }) =>
    countChanges(member.db, member.organization.id, { ...query.report, ...query.own }),
  ),
);
