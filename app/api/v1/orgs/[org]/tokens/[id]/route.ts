import { revokeToken } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as tokens from "#lib/db/tokens.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(revokeToken, ({ member, acting, id }) => tokens.revokeToken(member.db, acting, id)),
);
