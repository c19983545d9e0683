import { changeMember, removeMember } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as members from "#lib/db/members.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(changeMember, ({ member, acting, id, body }) =>
    members.changeMember(member.db, acting, { userId: id, change: body }),
  ),
  forMember(removeMember, ({ member, acting, id }) => members.removeMember(member.db, acting, id)),
);
