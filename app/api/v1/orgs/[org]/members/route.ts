import { listMembers } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as members from "#lib/db/members.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listMembers, ({ member, query }) =>
    members.listMembers(member.db, member.organization.id, query),
  ),
);
