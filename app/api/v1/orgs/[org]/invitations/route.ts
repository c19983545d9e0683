import { invite } from "#lib/auth/invitation.ts";
import { listInvitations } from "#lib/db/invitations.ts";
import { invitations } from "#lib/http/operations/invitations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(invitations.list, ({ member, query }) =>
    listInvitations(member.db, member.organization.id, query),
  ),
  forMember(invitations.create, async ({ member, body }) => {
    const { id, token, expiresAt } = await invite(member, body);
    return { id, token, expiresAt };
  }),
);
