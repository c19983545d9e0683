import { inviteAgain } from "#lib/auth/invitation.ts";
import { resendInvitation } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(resendInvitation, async ({ member, acting, id: asked }) => {
    const { id, token, expiresAt } = await inviteAgain(member, acting, asked);
    return { id, token, expiresAt };
  }),
);
