import { changeMember, removeMember } from "#lib/db/members.ts";
import { members } from "#lib/http/operations/members.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(members.change, ({ member, id, body }) => changeMember(member, { userId: id, change: body })),
  forMember(members.remove, ({ member, id }) => removeMember(member, id)),
);
