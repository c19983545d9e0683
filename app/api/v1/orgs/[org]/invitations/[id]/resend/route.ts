import { inviteAgain } from "#lib/auth/invitation.ts";
import { invitations } from "#lib/http/operations/invitations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(invitations.resend, async ({ member, id: asked }) => {
    const { id, token, expiresAt } = await inviteAgain(member, asked);
    return { id, token, expiresAt };
  }),
);
