import { z } from "zod";
import type { Role } from "../domain/access/role.ts";
import { SECRET_STATUSES } from "../domain/access/secret-status.ts";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { organization, role } from "./organizations.ts";
import { readPage } from "./reading.ts";
import { type Held, notice, type ToTell, tokenOf } from "./work.ts";

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
  status: z.enum(SECRET_STATUSES),
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
export function createToken(acting: Acting, token: TokenInput) {
  return act(acting, { name: "create_api_token", args: { p_token: token }, returns: createdToken });
}

/** The tokens of an organisation, newest first; for its admins. */
export function listTokens(db: Db, organizationId: string, query: PageRequest) {
  return readPage(db, organizationId, { name: "list_api_tokens", item: apiToken, query });
}

/** Ends a token, and those made with it, for good; `not_found` when the organisation has no such token. */
export async function revokeToken(acting: Acting, id: string): Promise<void> {
  await act(acting, { name: "revoke_api_token", args: { p_id: id }, idempotent: true });
}

/** What to tell the admins about the token that held work is about; null for one that has ended. */
export function warnToken(db: Db, work: Held): Promise<ToTell | null> {
  return call(db, {
    name: "warn_token",
    args: { p_held: tokenOf(work) },
    returns: notice.nullable(),
    idempotent: true,
  });
}
