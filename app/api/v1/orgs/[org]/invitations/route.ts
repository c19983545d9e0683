import { invite } from "#lib/auth/invitation.ts";
import * as invitations from "#lib/db/invitations.ts";
import { createInvitation, listInvitations } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listInvitations, ({ member, query }) =>
    invitations.listInvitations(member.db, member.organization.id, query),
  ),
  forMember(createInvitation, async ({ member, acting, body }) => {
    const { id, token, expiresAt } = await invite(member, acting, body);
    return { id, token, expiresAt };
  }),
);
