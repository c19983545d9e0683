import { listMembers } from "#lib/db/members.ts";
import { members } from "#lib/http/operations/members.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(members.list, ({ member, query }) => listMembers(member.db, member.organization.id, query)),
);
