import "server-only";
import { createServerClient } from "@supabase/ssr";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { cookies, headers } from "next/headers";
import { env } from "../env.ts";
import type { Database } from "./database.types.ts";
import { sessionCookie } from "./session-cookie.ts";
import { asVisitor } from "./visitor.ts";

/** A client that acts as the visitor of this request, by the session cookies. */
export async function cookieClient(): Promise<SupabaseClient<Database>> {
  const store = await cookies();
  return createServerClient<Database>(env().supabaseUrl, env().publishableKey, {
    ...asVisitor(await headers()),
    cookieOptions: sessionCookie(),
    cookies: {
      getAll: () => store.getAll(),
      setAll: (changes) => {
        try {
          for (const { name, value, options } of changes) store.set(name, value, options);
        } catch {
          // A server component cannot set cookies; proxy.ts has refreshed the session already.
        }
      },
    },
  });
}

/** A client that acts as the bearer of a Supabase access token. */
export function bearerClient(accessToken: string): SupabaseClient<Database> {
  return createClient<Database>(env().supabaseUrl, env().publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { headers: { Authorization: `Bearer ${accessToken}` } },
  });
}
