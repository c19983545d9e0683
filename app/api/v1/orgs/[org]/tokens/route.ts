import { newToken } from "#lib/auth/token.ts";
import * as tokens from "#lib/db/tokens.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { AppError } from "#lib/errors.ts";
import { createToken, listTokens } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listTokens, ({ member, query }) => tokens.listTokens(member.db, member.organization.id, query)),
  forMember(createToken, async ({ member, acting, body }) => {
    if (!hasRole(member.organization.role, body.role)) {
      throw new AppError("forbidden", { publicMessage: "A token's role is at most its maker's." });
    }
    const { token, hash, hint } = newToken();
    const { id, expiresAt } = await tokens.createToken(member.db, acting, { ...body, hash, hint });
    return { id, token, expiresAt };
  }),
);
