import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DATABASE_TYPES_FILE, renderDatabaseTypes } from "#scripts/generate-database-types.ts";
import { compareSnapshots, SCHEMA_SNAPSHOT_FILE, takeSchemaSnapshot } from "#scripts/schema-snapshot.ts";
import { useStack } from "../support/kit.ts";
import { DEFINERS } from "../support/reviewed-definers.ts";
import { DATABASES, readRows } from "../support/stack.ts";
import { createOrganization, secretClient, signUp } from "../support/stack-client.ts";

const OURS = "('public', 'private', 'metrics')";

/** Keys that do not begin with the organisation, and why they may. */
const KEYS_WITHOUT_ORGANIZATION: Record<string, string> = {
  organizations_pkey: "is the organisation",
  organizations_slug_key: "a slug is taken for everybody",
  memberships_user_id_fkey: "people belong to no organisation",
  connections_id_key: "an id that tells nothing, looked up by nobody",
  deployments_id_key: "an id that the database gives: two indexes that begin alike pass for one another",
  deployments_no_key: "a number that the database gives, which millions of listings point to",
  deployment_commits_pkey: "a deployment's number, and a place in its list",
  deployment_commits_deployment_no_fkey:
    "a listing belongs to whom its deployment does: private.write_listings",
  cells_pkey: "a hash of the connection and more",
  commits_pkey: "a hash of the organisation and more",
  incidents_id_key: "as that of the deployments",
  quarantine_id_key: "as that of the deployments",
  bands_pkey: "published levels belong to no organisation",
  api_tokens_token_hash_key: "a request brings nothing but the token",
  pictures_token_hash_key: "whoever looks brings nothing but the token",
  picture_tallies_pkey: "counted for the operator alone",
  invitations_token_hash_key: "whoever accepts brings nothing but the token",
  rate_limits_pkey: "counted before an organisation is known",
};

describe.each(DATABASES)("the schema on %s", (name) => {
  const stack = useStack(name);

  const names = async (query: string) =>
    (await readRows<{ name: string }>(stack, query)).map((row) => row.name).toSorted();

  const readSnapshot = async () =>
    compareSnapshots(readFileSync(SCHEMA_SNAPSHOT_FILE, "utf8"), await takeSchemaSnapshot(stack.sql));

  test("is the reviewed one in supabase/schema-snapshot.txt after start", async () => {
    expect(await readSnapshot()).toEqual([]);
  });

  test("no other index of events passes for the primary key", async () => {
    const alike = await names(`
      select i.indexrelid::regclass::text as name from pg_index i
        join pg_index k on k.indrelid = i.indrelid and k.indisprimary and k.indkey[0] = i.indkey[0]
      where not i.indisprimary and i.indpred is null and i.indrelid = any (array['public.deployments',
        'public.deployment_commits', 'public.incidents', 'public.quarantine', 'private.raw_payloads']::regclass[])`);
    expect(alike).toEqual([]);
  });

  test("is still the reviewed one after the first requests of every kind of caller", async () => {
    const person = await signUp(stack);
    await createOrganization(person.client);
    await person.client.from("organizations").select();
    await person.client.from("deployments").select();
    await secretClient(stack).from("connections").select();
    await fetch(`${stack.url}/rest/v1/organizations`, { headers: { apikey: stack.publishableKey } });
    expect(await readSnapshot()).toEqual([]);
  });

  test("tells a change of who may do what by the line that changed", async () => {
    await stack.sql(
      "grant select on public.audit_log to anon; create policy leak on public.bands using (true)",
    );
    expect(await readSnapshot()).toEqual([
      "- public.audit_log (table): grants | authenticated: select; service_role: insert, select",
      "+ public.audit_log (table): grants | anon: select; authenticated: select; service_role: insert, select",
      '+ public.bands (table): policy "leak" | permissive for all to public',
      '+ public.bands (table): policy "leak": using true',
    ]);
    await stack.sql("revoke select on public.audit_log from anon; drop policy leak on public.bands");
    expect(await readSnapshot()).toEqual([]);
  });

  test("fits lib/supabase/database.types.ts", async () => {
    const types = await renderDatabaseTypes(stack.sql);
    expect(compareSnapshots(readFileSync(DATABASE_TYPES_FILE, "utf8"), types)).toEqual([]);
  });

  test("has row level security on every table and no view", async () => {
    const relations = `select format('%s.%s', n.nspname, c.relname) as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${OURS}`;
    expect(await names(`${relations} and c.relkind in ('r', 'p') and not c.relrowsecurity`)).toEqual([]);
    expect(await names(`${relations} and c.relkind in ('v', 'm', 'f')`)).toEqual([]);
  });

  test("forces row level security on private tables and grants nothing on them", async () => {
    const tables = "select c.relname as name from pg_class c where c.relkind = 'r'";
    const rights = `exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner)
      or exists (select from pg_attribute a where a.attrelid = c.oid and a.attacl is not null)
      or exists (select from pg_policy p where p.polrelid = c.oid)`;
    const inPrivate = `${tables} and c.relnamespace = 'private'::regnamespace`;
    expect(await names(inPrivate)).toContain("credentials");
    expect(await names(`${inPrivate} and (not c.relforcerowsecurity or ${rights})`)).toEqual([]);
  });

  test("begins every primary, unique and foreign key with the organisation, but for the reviewed ones", async () => {
    const keys = `
      select coalesce(k.conname, i.indexrelid::regclass::text) as name
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = c.oid and k.contype in ('p', 'u')
      where i.indisunique and n.nspname in ${OURS} and a.attname <> 'organization_id'
      union
      select f.conname from pg_constraint f join pg_class c on c.oid = f.conrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
      where f.contype = 'f' and n.nspname in ${OURS} and a.attname <> 'organization_id'`;
    expect(await names(keys)).toEqual(Object.keys(KEYS_WITHOUT_ORGANIZATION).toSorted());
  });

  test("has an index for every foreign key", async () => {
    const bare = `select f.conname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
        join pg_namespace n on n.oid = c.relnamespace
      where f.contype = 'f' and n.nspname in ${OURS} and not exists (
        select from pg_index i where i.indrelid = f.conrelid
          and (string_to_array(i.indkey::text, ' ')::smallint[])[1:cardinality(f.conkey)] @> f.conkey)`;
    expect(await names(bare)).toEqual([]);
  });

  test("gives every function that somebody enters, or that runs as its owner, an empty search path and keeps it from anon and public", async () => {
    const functions = `select format('%s.%s', n.nspname, p.proname) as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${OURS}`;
    // What only others call, in SQL and as the caller, has that of whoever calls it: with one of its own the planner
    // could not read it as a part of their query.
    const entered = `(p.prosecdef or n.nspname = 'public' or p.prolang <> (select oid from pg_language where lanname = 'sql'))`;
    expect(
      await names(
        `${functions} and ${entered} and not coalesce(p.proconfig @> array['search_path=""'], false)`,
      ),
    ).toEqual([]);
    expect(await names(`${functions} and has_function_privilege('anon', p.oid, 'execute')`)).toEqual([]);
    const toPublic = `exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where a.grantee = 0)`;
    expect(await names(`${functions} and ${toPublic}`)).toEqual([]);
  });

  test("has security definer functions only where reviewed", async () => {
    const definers = `select format('%s.%s', n.nspname, p.proname) as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${OURS} and p.prosecdef`;
    expect(await names(definers)).toEqual(Object.keys(DEFINERS).toSorted());
  });

  test("asks in one place who is signed in, where an ended session is found", async () => {
    const asking = `select format('%s.%s', n.nspname, p.proname) as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${OURS} and p.prosrc ~ 'auth\\.uid|jwt.claim'`;
    expect(await names(asking)).toEqual(["private.person"]);
    const policies = `select policyname as name from pg_policies where schemaname in ${OURS}
      and concat(qual, with_check) ~ 'auth\\.'`;
    expect(await names(policies)).toEqual([]);
  });

  test("says what every table and function is, and the unit or the states of a column", async () => {
    const tables = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${OURS} and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') is null`;
    const functions = `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ${OURS} and obj_description(p.oid, 'pg_proc') is null`;
    const columns = `select format('%s.%s', c.relname, a.attname) as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${OURS} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and (a.attname ~ '_(seconds|days|rate)$' or a.atttypid = 'float8'::regtype
             or (a.atttypid = 'bool'::regtype and not a.attnotnull))
        and col_description(c.oid, a.attnum) is null`;
    expect(await names(tables)).toEqual([]);
    expect(await names(functions)).toEqual([]);
    expect(await names(columns)).toEqual([]);
  });

  test("names the member's organisations in policies as an array, and lets nobody but members in", async () => {
    const array = String.raw`^\((organization_id|id) = ANY \(ARRAY\( SELECT private\.my_organizations\([^()]*\) AS my_organizations\)\)\)$`;
    const odd = `select policyname as name from pg_policies where schemaname in ${OURS} and (
      coalesce(qual, '') !~ '${array}' or coalesce(with_check, qual) !~ '${array}' or roles <> '{authenticated}'
      or permissive <> 'PERMISSIVE' or cmd <> 'SELECT')`;
    expect(await names(odd)).toEqual(["everyone signed in reads the bands"]);
  });

  test("takes a plaintext key in one function only", async () => {
    const byName = `select p.proname as name from pg_proc p, unnest(p.proargnames) argument
      where p.pronamespace = 'public'::regnamespace and argument ~ '(api|app)_?key|password|secret'`;
    const byField = `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ${OURS} and p.prosrc ~* '(api_?key|app_?key|password|p_secret|pgp_sym)'`;
    expect([...new Set(await names(byName))]).toEqual(["connect_account", "store_credentials"]);
    expect(await names(byField)).toEqual([
      "connect_account",
      // Only whether an account has one.
      "get_sign_in_methods",
      // Of what people are hashed with, which is sealed like them.
      "open_people",
      "read_credentials",
      "reseal_credentials",
      "seal",
      "store_credentials",
    ]);
  });
});
