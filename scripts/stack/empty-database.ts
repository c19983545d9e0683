import { randomBytes } from "node:crypto";
import { type RunningSupabase, startSupabase } from "./supabase.ts";

/** Runs `use` on a database in memory that holds nothing but the migrated schema. */
export async function withEmptyDatabase<T>(use: (query: RunningSupabase["query"]) => Promise<T>): Promise<T> {
  const running = await startSupabase({
    database: { kind: "pglite", dataDir: null },
    port: 0,
    publishableKey: `sb_publishable_${randomBytes(16).toString("hex")}`,
    secretKey: `sb_secret_${randomBytes(16).toString("hex")}`,
    jwtSecret: randomBytes(32).toString("hex"),
    siteUrl: "http://127.0.0.1:3000",
    mail: { send: async () => undefined },
  });
  try {
    return await use(running.query);
  } finally {
    await running.close();
  }
}
