import { z } from "zod";
import type { Role } from "../domain/access/role.ts";
import { type Acting, actingArgs } from "./acting.ts";
import { call, type Db } from "./call.ts";
import { decodeCursor, type Page, type PageRequest, pageOf } from "./cursor.ts";
import { organization, role } from "./organizations.ts";

export const TOKEN_SCOPES = ["origins:write"] as const;
const tokenScope = z.enum(TOKEN_SCOPES);
export type TokenScope = (typeof TOKEN_SCOPES)[number];

const caller = z.object({
  tokenId: z.uuid(),
  tokenName: z.string(),
  scopes: z.array(tokenScope),
  /** The token's maker; an id where the account has no e-mail. */
  userId: z.uuid(),
  email: z.string(),
  organization,
});
export type TokenCaller = z.infer<typeof caller>;

export const apiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Last four characters. */
  hint: z.string(),
  role,
  scopes: z.array(tokenScope),
  /** `suspended`: its maker is, and it does nothing meanwhile. */
  status: z.enum(["active", "expired", "revoked", "suspended"]),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;

export const createdToken = z.object({ id: z.uuid(), expiresAt: z.string() });

export type TokenInput = {
  name: string;
  role: Role;
  scopes: TokenScope[];
  /** 1 to 365. */
  expiresInDays: number;
  hash: string;
  hint: string;
};

/** The organisation, role and scopes of a token by its hash; null when it may not act. Needs the secret key. */
export function authenticateToken(db: Db, hash: string): Promise<TokenCaller | null> {
  return call(db, {
    name: "authenticate_token",
    args: { p_hash: hash },
    returns: caller.nullable(),
    idempotent: true,
  });
}

/** Stores a token made by an admin; `forbidden` above the maker's role. A token's token never outlives it. */
export function createToken(acting: Acting, token: TokenInput): Promise<z.infer<typeof createdToken>> {
  return call(acting.db, {
    name: "create_api_token",
    args: { ...actingArgs(acting), p_token: token },
    returns: createdToken,
  });
}

/** The tokens of an organisation, newest first; for its admins. */
export function listTokens(db: Db, organizationId: string, page: PageRequest): Promise<Page<ApiToken>> {
  const filter = { limit: page.limit, cursor: decodeCursor(page.cursor) };
  return call(db, {
    name: "list_api_tokens",
    args: { p_organization_id: organizationId, p_filter: filter },
    returns: pageOf(apiToken),
    idempotent: true,
  });
}

/** Ends a token, and those made with it, for good; `not_found` when the organisation has no such token. */
export async function revokeToken(acting: Acting, id: string): Promise<void> {
  await call(acting.db, {
    name: "revoke_api_token",
    args: { ...actingArgs(acting), p_id: id },
    returns: z.unknown(),
    idempotent: true,
  });
}
