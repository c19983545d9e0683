import postgres from "postgres";

/**
 * Keeps bound values out of the server's log, whatever it is told to log of statements: among them are keys. Takes a
 * superuser, as the setting does; another owner has to ask theirs (docs/operations.md).
 */
export async function quietParameters(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`do $$ begin
      execute format('alter database %I set log_parameter_max_length = 0', current_database());
    exception when insufficient_privilege then null; end $$`);
  } finally {
    await sql.end();
  }
}
