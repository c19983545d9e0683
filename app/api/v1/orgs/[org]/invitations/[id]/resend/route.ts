import { resendInvitation } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import { inviteAgain } from "#lib/auth/invitation.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(resendInvitation, async ({ member, acting, id: asked }) => {
    const { id, token, expiresAt } = await inviteAgain(member, acting, asked);
    return { id, token, expiresAt };
  }),
);
