import { newToken } from "#lib/auth/token.ts";
import { createToken, listTokens } from "#lib/db/tokens.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { AppError } from "#lib/errors.ts";
import { tokens } from "#lib/http/operations/tokens.ts";
import { forMember, route } from "#lib/http/route.ts";
import { refuseUnusable } from "#lib/http/token-scopes.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(tokens.list, ({ member, query }) => listTokens(member.db, member.organization.id, query)),
  forMember(tokens.create, async ({ member, body }) => {
    if (!hasRole(member.organization.role, body.role)) {
      throw new AppError("forbidden", { says: { code: "token_above_maker", numbers: {} } });
    }
    refuseUnusable(body.scopes);
    const { token, hash, hint } = newToken();
    const { id, expiresAt } = await createToken(member, { ...body, hash, hint });
    return { id, token, expiresAt };
  }),
);
