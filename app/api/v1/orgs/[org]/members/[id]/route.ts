import * as members from "#lib/db/members.ts";
import { changeMember, removeMember } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(changeMember, ({ member, acting, id, body }) =>
    members.changeMember(member.db, acting, { userId: id, change: body }),
  ),
  forMember(removeMember, ({ member, acting, id }) => members.removeMember(member.db, acting, id)),
);
