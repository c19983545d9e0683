import "server-only";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Db } from "../db/call.ts";
import { authenticateToken, type TokenCaller } from "../db/tokens.ts";
import { AppError } from "../errors.ts";
import { adminClient } from "../supabase/admin.ts";
import { bearerClient, cookieClient } from "../supabase/server.ts";
import { FOREIGN_ORIGIN, isOwnOrigin } from "./own-origin.ts";
import { hashToken, isToken } from "./token.ts";
import type { User } from "./user.ts";

/** Who calls the API and with what. `db` acts as the person; for a token it holds the secret key. */
export type Caller =
  | { by: "cookie" | "bearer"; user: User; db: Db; token: null }
  | { by: "token"; user: User; db: Db; token: TokenCaller };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

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
  return { by: "token", user: { id: token.userId, email: `token ${token.tokenName}` }, db, token };
}

/** The person of a session or access token, verified by signature or with the auth server. */
async function readUser(db: SupabaseClient, accessToken?: string): Promise<User> {
  const { data, error } = await readClaims(db, accessToken);
  if (error?.name === "AuthRetryableFetchError") {
    throw new AppError("unavailable", { message: "the auth server does not answer", cause: error });
  }
  const claims = data?.claims;
  if (error !== null || claims?.role !== "authenticated" || !UUID.test(claims.sub))
    throw new AppError("unauthenticated");
  return { id: claims.sub, email: String(claims.email ?? "") };
}

async function readClaims(db: SupabaseClient, accessToken?: string) {
  try {
    return await db.auth.getClaims(accessToken);
  } catch (error) {
    // Three dot-separated parts that are not JSON inside are not a token, and the client lets that error through.
    if (error instanceof SyntaxError) throw new AppError("unauthenticated", { cause: error });
    throw error;
  }
}

/** Refuses a state-changing call by cookie that a page of another site may have sent. */
export function refuseForeignOrigin(request: Request, caller: Caller): void {
  if (caller.by !== "cookie" || request.method === "GET" || request.method === "HEAD") return;
  if (isOwnOrigin(request.headers)) return;
  throw new AppError("forbidden", { publicMessage: FOREIGN_ORIGIN });
}
