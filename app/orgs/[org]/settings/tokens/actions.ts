"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { newToken } from "#lib/auth/token.ts";
import { createToken, revokeToken, TOKEN_SCOPES } from "#lib/db/tokens.ts";
import { hasRole, ROLES } from "#lib/domain/access/role.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { refuseUnusable } from "#lib/http/token-scopes.ts";

const input = z.object({
  name: z
    .string()
    .trim()
    .refine((value) => value !== "" && [...value].length <= 80),
  role: z.enum(ROLES),
  /** Null: everything its role may do. */
  scope: z.enum(TOKEN_SCOPES).nullable(),
  expiresInDays: z.coerce.number().int().min(1).max(365),
});

/** The token itself, shown once. */
export type MadeToken = { token: string; name: string; hint: string };

export async function createTokenAction(
  slug: string,
  _: ActionState<MadeToken>,
  form: FormData,
): Promise<ActionState<MadeToken>> {
  const sent = Object.fromEntries(formOf(form));
  const parsed = input.safeParse({ ...sent, scope: sent.scope || null });
  if (!parsed.success) {
    const t = await getTranslations("tokens");
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    return { status: "refused", field, message: t(field === "name" ? "badName" : "notValid") };
  }
  const { name, role, scope, expiresInDays } = parsed.data;
  return orgAction(slug, "admin", async (member) => {
    if (!hasRole(member.organization.role, role)) {
      throw new AppError("forbidden", { says: { code: "token_above_maker", numbers: {} } });
    }
    const scopes = scope === null ? [] : [scope];
    refuseUnusable(scopes);
    const { token, hash, hint } = newToken();
    await createToken(member, { name, role, scopes, expiresInDays, hash, hint });
    refresh();
    return { token, name, hint };
  });
}

export async function revokeTokenAction(slug: string, tokenId: string): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    await revokeToken(member, tokenId);
    refresh();
    return undefined;
  });
}
