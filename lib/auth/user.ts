import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Db } from "../db/call.ts";
import { cookieClient } from "../supabase/server.ts";

export type User = { id: string; email: string };

/** The signed-in visitor, verified with the auth server or by signature; null when nobody is. Once per request. */
export const currentUser = cache(async (): Promise<{ user: User; db: Db } | null> => {
  const db = await cookieClient();
  const { data, error } = await db.auth.getClaims();
  if (error !== null || data === null) return null;
  return { user: { id: data.claims.sub, email: String(data.claims.email ?? "") }, db };
});

/** The signed-in visitor of a page; anybody else is sent to sign in and back. */
export async function requireUser(next: string): Promise<{ user: User; db: Db }> {
  const session = await currentUser();
  if (session === null) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  return session;
}
