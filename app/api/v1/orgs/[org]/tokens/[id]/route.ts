import * as tokens from "#lib/db/tokens.ts";
import { revokeToken } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(revokeToken, ({ member, acting, id }) => tokens.revokeToken(member.db, acting, id)),
);
