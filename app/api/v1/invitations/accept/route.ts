import * as invitation from "#lib/auth/invitation.ts";
import { acceptInvitation } from "#lib/http/operations.ts";
import { forCaller, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forCaller(acceptInvitation, ({ caller, body, address }) =>
    invitation.acceptInvitation(caller.db, body.token, address),
  ),
);
