import * as quarantine from "#lib/db/quarantine.ts";
import { listQuarantine } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listQuarantine, ({ member, query }) =>
    quarantine.listQuarantine(member.db, member.organization.id, query),
  ),
);
