import { revokeToken } from "#lib/db/tokens.ts";
import { tokens } from "#lib/http/operations/tokens.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(tokens.revoke, ({ member, id }) => revokeToken(member, id)),
);
