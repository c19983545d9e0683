import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Db } from "../db/call.ts";
import { checkSession } from "../db/sessions.ts";
import { AppError } from "../errors.ts";
import { cookieClient } from "../supabase/server.ts";
import { asLanguage, type Language } from "../words/languages.ts";

/** `language`: what the account keeps; null until somebody chose. */
export type User = { id: string; email: string; language: Language | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The person of a session or access token, verified by signature or with the auth server; throws `unauthenticated`,
 * and `unavailable` when that server does not answer: nobody is signed out by an outage.
 */
export async function readUser(db: Db, accessToken?: string): Promise<User> {
  const { data, error } = await readClaims(db, accessToken);
  if (error !== null && isOutage(error)) {
    throw new AppError("unavailable", { message: "the auth server does not answer", cause: error });
  }
  const claims = data?.claims;
  if (error !== null || claims?.role !== "authenticated" || !UUID.test(claims.sub))
    throw new AppError("unauthenticated");
  return {
    id: claims.sub,
    email: String(claims.email ?? ""),
    language: asLanguage(claims.user_metadata?.language),
  };
}

async function readClaims(db: Db, accessToken?: string) {
  try {
    return await db.auth.getClaims(accessToken);
  } catch (error) {
    // Three dot-separated parts that are not JSON inside are not a token, and the client lets that error through.
    if (error instanceof SyntaxError) throw new AppError("unauthenticated", { cause: error });
    throw error;
  }
}

/** Whether the auth server itself failed, or did not answer. */
export function isOutage({ name, status }: { name: string; status?: number | undefined }): boolean {
  return name === "AuthRetryableFetchError" || status === 0 || (status ?? 0) >= 500;
}

export type SignedIn = { user: User; db: Db };

/**
 * Whom the session's token names; null when it names nobody. A token says this for up to an hour after its session was
 * ended: enough for who next asks the database, which refuses it, and for what is nobody's secret.
 */
export const claimedUser = cache(async (): Promise<SignedIn | null> => {
  const db = await cookieClient();
  return ifSignedIn(
    async () => ({ user: await readUser(db), db }),
    () => null,
  );
});

/** The signed-in visitor; null when nobody is, or the session was ended. Once per request. */
export const currentUser = cache(async (): Promise<SignedIn | null> => {
  const claimed = await claimedUser();
  if (claimed === null) return null;
  return ifSignedIn(
    () => checkSession(claimed.db).then(() => claimed),
    () => null,
  );
});

/** What is answered to who asks; `otherwise` when nobody is signed in, or not any more. */
export async function ifSignedIn<T, N>(ask: () => Promise<T>, otherwise: () => N): Promise<T | N> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return otherwise();
    throw error;
  }
}

/** The signed-in visitor of a page; anybody else is sent to sign in and back. */
export async function requireUser(next: string): Promise<SignedIn> {
  return (await currentUser()) ?? toSignIn(next);
}

/** Sends a visitor of a page to sign in and back. */
export function toSignIn(next: string): never {
  redirect(`/sign-in?next=${encodeURIComponent(next)}`);
}
