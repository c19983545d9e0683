import "server-only";
import type { Db } from "../db/call.ts";
import { authenticateToken, type TokenCaller } from "../db/tokens.ts";
import { AppError } from "../errors.ts";
import { adminClient } from "../supabase/admin.ts";
import { bearerClient, cookieClient } from "../supabase/server.ts";
import { hashToken, isToken } from "./token.ts";
import { readUser, type User } from "./user.ts";

/** Who calls the API and with what: a person, or a token for its maker, with the secret key in `db`. */
export type Caller =
  | { by: "cookie" | "bearer"; user: User; db: Db; token: null }
  | { by: "token"; user: User; db: Db; token: TokenCaller };

/**
 * The caller by API token, access token or session cookie; throws `unauthenticated`. A header that does not hold
 * decides: the cookie is then not looked at.
 */
export async function authenticate(request: Request): Promise<Caller> {
  const header = request.headers.get("authorization");
  if (header === null) {
    const db = await cookieClient();
    return { by: "cookie", user: await readUser(db), db, token: null };
  }
  const credential = /^Bearer +([\x21-\x7e]+)$/i.exec(header)?.[1];
  if (credential === undefined) throw new AppError("unauthenticated");
  if (credential.startsWith("pl_")) return authenticateProgram(credential);
  const db = bearerClient(credential);
  return { by: "bearer", user: await readUser(db, credential), db, token: null };
}

async function authenticateProgram(credential: string): Promise<Caller> {
  const db = adminClient();
  const token = isToken(credential) ? await authenticateToken(db, hashToken(credential)) : null;
  if (token === null) throw new AppError("unauthenticated");
  return { by: "token", user: { id: token.userId, email: token.email, language: null }, db, token };
}
