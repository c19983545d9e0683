import { acceptInvitation } from "#lib/api/operations.ts";
import { forCaller, route } from "#lib/auth/api.ts";
import * as invitation from "#lib/auth/invitation.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forCaller(acceptInvitation, ({ caller, body, address }) =>
    invitation.acceptInvitation(caller.db, body.token, address),
  ),
);
