import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a person calls the database, and how they begin anew with it. */
export type Place = { name: string; reset: string };

type Query = <T = Record<string, unknown>>(sql: string) => Promise<T[]>;
type Migration = { file: string; version: string; name: string; sql: string; checksum: string };
type Applied = { version: string; checksum: string | null; by_cli: boolean };

const MIGRATIONS = join(import.meta.dirname, "../../supabase/migrations");
const FORM = /^(\d{14})_([a-z0-9_]+)\.sql$/;

/**
 * Applies the migrations that the database has not seen, each in one transaction, in the Supabase CLI's
 * history table, so that `supabase db push` against the same database agrees on what is applied. Stops when what is
 * applied is not what stands in the files.
 */
export async function migrate(query: Query, place: Place): Promise<string[]> {
  await query("create schema if not exists supabase_migrations");
  await query(`create table if not exists supabase_migrations.schema_migrations
    (version text primary key, statements text[], name text)`);
  await query("alter table supabase_migrations.schema_migrations add column if not exists checksum text");
  const migrations = readMigrations();
  const applied = await query<Applied>(`select version, checksum, statements is not null as by_cli
    from supabase_migrations.schema_migrations order by version`);
  const problem = findDrift(migrations, applied);
  if (problem !== null) throw new Error(drifted(place, problem));
  const pending = migrations.filter(({ version }) => !applied.some((row) => row.version === version));
  for (const migration of pending) await apply(query, migration);
  return pending.map(({ file }) => file);
}

function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS)
    .sort()
    .flatMap((file) => {
      const [, version, name] = FORM.exec(file) ?? [];
      if (version === undefined || name === undefined) return [];
      const sql = readFileSync(join(MIGRATIONS, file), "utf8");
      return [{ file, version, name, sql, checksum: createHash("sha256").update(sql).digest("hex") }];
    });
}

/** What was applied and is otherwise now; null when all is as it was. The Supabase CLI keeps no checksum of ours. */
export function findDrift(
  migrations: Pick<Migration, "file" | "version" | "checksum">[],
  applied: Applied[],
): string | null {
  const last = applied.at(-1)?.version ?? "";
  for (const { version, checksum, by_cli } of applied) {
    const migration = migrations.find((one) => one.version === version);
    if (migration === undefined) return `migration ${version} is gone`;
    if (checksum !== migration.checksum && !(checksum === null && by_cli))
      return `${migration.file} has changed since it was applied`;
  }
  const late = migrations.find(
    ({ version }) => version < last && !applied.some((row) => row.version === version),
  );
  return late === undefined ? null : `${late.file} comes before what is applied`;
}

function drifted({ name, reset }: Place, problem: string): string {
  return (
    `${name} was made by an older schema: ${problem}. ` +
    `Until the first release nothing is carried over: ${reset}, and start again. Syncs read everything anew.`
  );
}

/** One text is one implicit transaction in both drivers. */
async function apply(query: Query, { file, version, name, sql, checksum }: Migration): Promise<void> {
  await query(`${sql}\n;insert into supabase_migrations.schema_migrations (version, name, checksum)
    values ('${version}', '${name}', '${checksum}')`).catch((cause) => {
    throw new Error(`Migration ${file} failed: ${cause instanceof Error ? cause.message : cause}`, { cause });
  });
}
