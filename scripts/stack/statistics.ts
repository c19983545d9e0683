import type { RunningSupabase } from "./supabase.ts";

type Query = RunningSupabase["query"];

const EVERY_MS = 5_000;

/**
 * PGlite has no autovacuum: it would know its tables as they were when they were made, or nothing of them, and keep
 * the plans of then. Answers how to stop.
 */
export function keepStatistics(query: Query): () => void {
  let running = false;
  const timer = setInterval(async () => {
    if (running) return;
    running = true;
    // A closing database is the only one that refuses, and the next round repeats whatever else failed.
    await analyzeChanged(query).catch(() => undefined);
    running = false;
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** Analyses the tables of which more than a fifth changed since the last time; their names. */
export async function analyzeChanged(query: Query): Promise<string[]> {
  // Changes are counted a second late otherwise.
  await query("select pg_stat_force_next_flush()");
  const changed = await query<{ name: string }>(`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where n_mod_since_analyze > 100 + n_live_tup / 5 order by 1`);
  // One by one, so that no request waits for all of them.
  for (const { name } of changed) await query(`analyze ${name}`);
  return changed.map(({ name }) => name);
}
