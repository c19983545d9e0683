import * as members from "#lib/db/members.ts";
import { listMembers } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listMembers, ({ member, query }) =>
    members.listMembers(member.db, member.organization.id, query),
  ),
);
