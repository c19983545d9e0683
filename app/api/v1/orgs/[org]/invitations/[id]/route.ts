import { revokeInvitation } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as invitations from "#lib/db/invitations.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(revokeInvitation, ({ member, acting, id }) =>
    invitations.revokeInvitation(member.db, acting, id),
  ),
);
