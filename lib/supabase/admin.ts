import "server-only";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { env } from "../env.ts";
import type { Database } from "./database.types.ts";

let client: SupabaseClient<Database> | null = null;

/**
 * The client with the secret key, which row level security does not bind: only for the cron, the worker, token
 * calls and the connect flow, each of which names the organisation in every call; and for what comes before an
 * organisation is known: counting calls, showing an invitation, and pictures, whose address is all that is asked for.
 */
export function adminClient(): SupabaseClient<Database> {
  client ??= createClient<Database>(env().supabaseUrl, env().secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  return client;
}
