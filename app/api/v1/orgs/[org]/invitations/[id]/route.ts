import { revokeInvitation } from "#lib/db/invitations.ts";
import { invitations } from "#lib/http/operations/invitations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(invitations.revoke, ({ member, id }) => revokeInvitation(member, id)),
);
