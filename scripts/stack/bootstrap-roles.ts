type Query = (sql: string) => Promise<unknown[]>;

/**
 * What a hosted Supabase project has before the first migration: the three request roles, the `extensions`
 * schema with pgcrypto, and nothing executable or readable by default.
 */
export async function bootstrapRoles(query: Query): Promise<void> {
  await query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
      if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
      if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
    end $$`);
  await query("create schema if not exists extensions");
  await query("create extension if not exists pgcrypto with schema extensions");
  await query("grant usage on schema public, extensions to anon, authenticated, service_role");
  // auth.uid() is created by the package; a hosted project lets the request roles use the schema too.
  await query("create schema if not exists auth");
  await query("grant usage on schema auth to anon, authenticated, service_role");
}
