import { listQuarantine } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as quarantine from "#lib/db/quarantine.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listQuarantine, ({ member, query }) =>
    quarantine.listQuarantine(member.db, member.organization.id, query),
  ),
);
