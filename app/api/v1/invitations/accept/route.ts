import { acceptInvitation } from "#lib/auth/invitation.ts";
import { invitations } from "#lib/http/operations/invitations.ts";
import { forCaller, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forCaller(invitations.accept, ({ caller, body, address }) =>
    acceptInvitation(caller.db, body.token, address),
  ),
);
