import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Query = <T = Record<string, unknown>>(sql: string) => Promise<T[]>;

const MIGRATIONS = join(import.meta.dirname, "../../supabase/migrations");

/**
 * Applies the migrations that the database has not seen, each in one transaction, in the Supabase CLI's
 * history table, so that `supabase db push` against the same database agrees on what is applied.
 */
export async function migrate(query: Query): Promise<string[]> {
  await query("create schema if not exists supabase_migrations");
  await query(`create table if not exists supabase_migrations.schema_migrations
    (version text primary key, statements text[], name text)`);
  const rows = await query<{ version: string }>("select version from supabase_migrations.schema_migrations");
  const applied = new Set(rows.map((row) => row.version));
  const pending = readdirSync(MIGRATIONS)
    .filter((file) => /^\d{14}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .filter((file) => !applied.has(file.slice(0, 14)));
  for (const file of pending) {
    const [version, name] = [file.slice(0, 14), file.slice(15, -4)];
    const sql = readFileSync(join(MIGRATIONS, file), "utf8");
    // One text is one implicit transaction in both drivers.
    await query(`${sql}\n;insert into supabase_migrations.schema_migrations (version, name)
      values ('${version}', '${name}')`).catch((cause) => {
      throw new Error(`Migration ${file} failed: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    });
  }
  return pending;
}
