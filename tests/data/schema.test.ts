import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DATABASE_TYPES_FILE, renderDatabaseTypes } from "#scripts/generate-database-types.ts";
import { compareSnapshots, SCHEMA_SNAPSHOT_FILE, takeSchemaSnapshot } from "#scripts/schema-snapshot.ts";
import { useStack } from "../support/kit.ts";
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

/** Functions that act with the owner's rights, and why they must. */
const DEFINERS: Record<string, string> = {
  "private.acting_member": "reads memberships whatever the caller may see",
  "private.begin_classifying": "nobody holds a grant on the table",
  "private.drop_work": "nobody holds a grant on the work",
  "private.end_invitations": "invitations are written by nobody directly",
  "private.end_stage": "nobody holds a grant on the table",
  "private.joinable_organizations": "the caller sees no organisation",
  "private.keep_an_owner": "counts every owner whatever the caller may see",
  "private.keep_lease": "nobody holds a grant on the work",
  "private.list_told": "addresses are in the auth schema",
  "private.live_token": "the hash is granted to nobody",
  "private.lock_as_member": "reads memberships whatever the caller may see",
  "private.my_organizations": "policies on memberships would recurse into themselves",
  "private.note_rules": "nobody holds a grant on the table",
  "private.open_invitation": "the hash is granted to nobody",
  "private.person": "sessions are in the auth schema",
  "private.plan_payload_purge": "nobody holds a grant on the work",
  "private.plan_verification": "nobody holds a grant on the work",
  "private.purge_sooner": "nobody holds a grant on the work",
  "private.find_sha":
    "a policy would be asked before the index, whose expression is not known to keep a secret",
  "private.read_words": "nobody holds a grant on the columns that name people",
  "private.require_person": "sessions are in the auth schema",
  "private.require_role": "tells 404 from 403 whatever the caller may see",
  "private.store_raw": "nobody holds a grant on the table",
  "private.unfold_organization": "nobody holds a grant on the work",
  "private.watch_work": "nobody holds a grant on the work, and members may know when it is done for them",
  "public.accept_invitation": "the caller is no member yet",
  "public.add_metric_note": "notes are written by nobody directly",
  "public.authenticate_token": "a token call has no user",
  "public.change_member": "memberships are written by nobody directly",
  "public.check_session": "sessions are in the auth schema",
  "public.claim_work": "nobody holds a grant on the work",
  "public.choose_repositories": "nobody holds a grant on the work",
  "public.connect_account": "nobody holds a grant on the credentials",
  "public.count_quarantined": "a viewer may see the number, not the rows",
  "public.count_due_work": "nobody holds a grant on the work",
  "public.correct_deployments": "corrections are written by nobody directly",
  "public.fail_drawing": "nobody holds a grant on the tables",
  "public.keep_drawing": "nobody holds a grant on the tables",
  "public.leave_out_reruns": "corrections are written by nobody directly",
  "public.cover_github": "nobody holds a grant on the answers",
  "public.create_api_token": "tokens are written by nobody directly",
  "public.create_invitation": "invitations are written by nobody directly",
  "public.create_organization": "the first membership has no member who could grant it",
  "public.decide_vanished": "nobody holds a grant on the work",
  "public.delete_account": "accounts are in the auth schema",
  "public.delete_organization": "nobody holds a grant on what it ends",
  "public.disconnect_connection": "nobody holds a grant on the credentials",
  "public.end_open_work": "nobody holds a grant on the work",
  "public.end_other_sessions": "sessions are in the auth schema",
  "public.end_session": "sessions are in the auth schema",
  "public.find_organization_id": "the command's organisation, whatever the caller may see",
  "public.find_invitation": "whoever looks may not be signed in",
  "public.fold_days": "nobody holds a grant on the lease",
  "public.finish_work": "nobody holds a grant on the work",
  "public.get_joining_domain": "e-mail addresses are in the auth schema",
  "public.get_sign_in_methods": "accounts are in the auth schema",
  "public.hide_names": "nobody holds a grant on the lease",
  "public.keep_github_page": "nobody holds a grant on the answers",
  "public.list_github_left": "nobody holds a grant on the answers",
  "public.list_github_missing": "nobody holds a grant on the answers",
  "public.join_organization": "memberships are written by nobody directly",
  "public.list_admins": "e-mail addresses are in the auth schema",
  "public.list_api_tokens": "the maker's e-mail is in the auth schema",
  "public.list_commits_to_classify": "nobody holds a grant on the table",
  "public.list_credentials_to_reseal": "nobody holds a grant on the credentials",
  "public.list_invitations": "the author's e-mail is in the auth schema",
  "public.list_joinable_organizations": "the caller sees no organisation",
  "public.list_members": "e-mail addresses are in the auth schema",
  "public.list_pictures": "e-mail addresses are in the auth schema",
  "public.list_words": "nobody holds a grant on the payloads",
  "public.make_picture": "pictures are written by nobody directly",
  "public.open_people": "nobody holds a grant on the tables",
  "public.open_picture": "the hash is granted to nobody",
  "public.read_drawing": "nobody holds a grant on the table",
  "public.read_picture_metrics": "nobody holds a grant on the tables",
  "public.read_source_metrics": "nobody reads the runs of all organisations",
  "public.record_forgetting": "nobody acts who is a member",
  "public.remember_forgotten": "nobody holds a grant on the tables",
  "public.revoke_picture": "pictures are written by nobody directly",
  "public.write_words": "nobody holds a grant on the payloads",
  "public.list_named_commits": "nobody holds a grant on the lease",
  "public.list_raw_payloads": "nobody holds a grant on the table",
  "public.list_sessions": "sessions are in the auth schema",
  "public.list_sole_ownerships": "the caller may own what they see only in part",
  "public.list_suspensions": "a suspended member sees no organisation",
  "public.map_service": "mapped services are written by nobody directly",
  "public.move_commits": "nobody holds a grant on how far it is",
  "public.plan_reclassification": "nobody holds a grant on the table, nor on the work",
  "public.purge_connection": "nobody holds a grant on the raw payloads",
  "public.purge_organization": "nobody holds a grant on most of the tables",
  "public.purge_payloads": "nobody holds a grant on the raw payloads",
  "public.read_credentials": "nobody holds a grant on the credentials",
  "public.read_notice": "e-mail addresses are in the auth schema",
  "public.read_operator_metrics": "nobody holds a grant on the credentials",
  "public.record_export": "members may not write the log",
  "public.record_settings_visit": "members may not write the log",
  "public.remove_member": "memberships are written by nobody directly",
  "public.remove_metric_note": "notes are written by nobody directly",
  "public.remove_targets": "targets are written by nobody directly",
  "public.reseal_credentials": "nobody holds a grant on the credentials",
  "public.report_commit_origins": "the secret key acts for a member, and writes the log",
  "public.resend_invitation": "invitations are written by nobody directly",
  "public.revoke_api_token": "tokens are written by nobody directly",
  "public.revoke_invitation": "invitations are written by nobody directly",
  "public.set_health_marks": "marks are written by nobody directly",
  "public.set_joining_domain": "writes the audit log, and reads e-mail addresses",
  "public.set_target": "targets are written by nobody directly",
  "public.start_work": "nobody holds a grant on the work",
  "public.store_credentials": "nobody holds a grant on the credentials",
  "public.give_back_rate_limit": "nobody holds a grant on the table",
  "public.take_rate_limit": "nobody holds a grant on the table",
  "public.tell_github_origins": "nobody holds a grant on the lease, nor on what writing origins touches",
  "public.transfer_ownership": "memberships are written by nobody directly",
  "public.undo_correction": "corrections are written by nobody directly",
  "public.update_organization": "writes the audit log, and serves tokens",
  "public.verify_sample": "nobody holds a grant on the tables",
  "public.warn_keys": "connections are written by nobody directly, and addresses are in the auth schema",
  "public.warn_token": "tokens are written by nobody directly, and addresses are in the auth schema",
  "public.write_commit_verdicts": "nobody holds a grant on the table",
  "public.end_publishing": "nobody holds a grant on the work and the ledger",
  "public.keep_dashboard": "dashboards are written by nobody directly",
  "public.keep_published": "nobody holds a grant on the ledger",
  "public.list_published": "nobody holds a grant on the ledger",
  "public.request_publishing": "nobody holds a grant on the work",
  "public.set_publishing": "settings are written by nobody directly, and plan work",
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
