import * as invitations from "#lib/db/invitations.ts";
import { revokeInvitation } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(revokeInvitation, ({ member, acting, id }) =>
    invitations.revokeInvitation(member.db, acting, id),
  ),
);
