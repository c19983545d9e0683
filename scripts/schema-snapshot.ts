import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { withEmptyDatabase } from "./stack/empty-database.ts";
import type { RunningSupabase } from "./stack/supabase.ts";

type Query = RunningSupabase["query"];

export const SCHEMA_SNAPSHOT_FILE = join(import.meta.dirname, "../supabase/schema-snapshot.txt");

/** Schemas of PostgreSQL itself say nothing about us. */
const OURS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

/** "role: privilege, …" per grantee other than the owner; ACL order is an accident of history. */
const grants = (acl: string, owner: string) => `
  (select string_agg(g.grantee || ': ' || g.privileges, '; ' order by g.grantee collate "C") from (
    select coalesce(r.rolname, 'public') as grantee,
      string_agg(lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end, ', '
                 order by a.privilege_type collate "C") as privileges
    from aclexplode(${acl}) a left join pg_roles r on r.oid = a.grantee
    where a.grantee <> ${owner} group by 1) g)`;

const QUERIES: [title: string, sql: string][] = [
  [
    "Roles",
    `select format('%s%s%s%s', r.rolname, case when r.rolcanlogin then ', login' else ', no login' end,
        case when r.rolbypassrls then ', bypasses row level security' else '' end,
        case when r.rolsuper then ', superuser' else '' end) as line
      from pg_roles r where r.rolname in ('anon', 'authenticated', 'service_role') order by r.rolname`,
  ],
  [
    "Schemas",
    `select n.nspname || ' | ' || coalesce(${grants("coalesce(n.nspacl, acldefault('n', n.nspowner))", "n.nspowner")}, 'nobody') as line
      from pg_namespace n where ${OURS} order by n.nspname collate "C"`,
  ],
  [
    "Extensions",
    `select e.extname || ' in ' || n.nspname as line from pg_extension e join pg_namespace n on n.oid = e.extnamespace
      where e.extname <> 'plpgsql' order by e.extname collate "C"`,
  ],
  [
    "Default privileges of new objects",
    `select format('%s in %s | %s', case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
        when 'f' then 'functions' when 'T' then 'types' else 'schemas' end, coalesce(n.nspname, 'every schema'),
        coalesce(${grants("d.defaclacl", "d.defaclrole")}, 'nobody')) as line
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace order by 1`,
  ],
  ["Tables and views", tables()],
  [
    "Functions",
    `select format(e'%s.%s(%s) -> %s\n  %s, %s%s%s, %s\n  execute | %s', n.nspname, p.proname,
        pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid), l.lanname,
        case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
        case when p.proisstrict then ', strict' else '' end,
        case when p.prosecdef then ', SECURITY DEFINER' else '' end,
        coalesce(array_to_string(p.proconfig, ', '), 'no settings'),
        coalesce(${grants("coalesce(p.proacl, acldefault('f', p.proowner))", "p.proowner")}, 'nobody')) as line
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
      where ${OURS} and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`,
  ],
];

/** The parts of a table that decide who sees what: row level security, policies, grants, triggers. */
function tables(): string {
  return `
    select format(e'%s.%s (%s) | row level security %s%s%s%s%s%s%s', n.nspname, c.relname,
        case c.relkind when 'r' then 'table' when 'v' then 'view' when 'm' then 'materialized view'
          when 'S' then 'sequence' when 'p' then 'partitioned table' else c.relkind::text end,
        case when c.relrowsecurity then 'on' else 'off' end, case when c.relforcerowsecurity then ', forced' else '' end,
        case when c.reloptions is null then '' else e'\n  options ' || array_to_string(c.reloptions, ', ') end,
        e'\n  grants | ' || coalesce(
          ${grants("coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's'::\"char\" else 'r'::\"char\" end, c.relowner))", "c.relowner")}, 'nobody'),
        (select string_agg(e'\n  column ' || a.attname || ' | ' || ${grants("a.attacl", "c.relowner")}, '' order by a.attname collate "C")
          from pg_attribute a where a.attrelid = c.oid and a.attacl is not null and not a.attisdropped),
        (select string_agg(format(e'\n  policy "%s" | %s for %s to %s%s%s', p.policyname, lower(p.permissive), lower(p.cmd),
            array_to_string(p.roles, ', '), e'\n    using ' || regexp_replace(p.qual, '\\s+', ' ', 'g'),
            e'\n    with check ' || regexp_replace(p.with_check, '\\s+', ' ', 'g')), '' order by p.policyname collate "C")
          from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname),
        (select string_agg(e'\n  trigger ' || pg_get_triggerdef(t.oid), '' order by t.tgname collate "C")
          from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by n.nspname collate "C", c.relname collate "C"`;
}

/** Who may reach what, as text to review: the same for the same schema on any supported PostgreSQL. */
export async function takeSchemaSnapshot(query: Query): Promise<string> {
  const parts = [
    "Generated by `node scripts/schema-snapshot.ts` from the migrations. A change here is a change of who may do what.",
  ];
  for (const [title, sql] of QUERIES) {
    const rows = await query<{ line: string }>(sql);
    parts.push(`## ${title}`, ...rows.map(({ line }) => line));
  }
  return `${parts.join("\n\n")}\n`;
}

/** The lines that only one of two texts has, each behind the lines that it stands under by its indentation. */
export function compareSnapshots(reviewed: string, live: string): string[] {
  const [before, after] = [placeLines(reviewed), placeLines(live)];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

function placeLines(text: string): string[] {
  const above: string[] = [];
  return text.split("\n").map((line) => {
    const depth = Math.floor((line.length - line.trimStart().length) / 2);
    above.splice(depth, Infinity, line.trim().split(" | ")[0] ?? "");
    return [...above.slice(0, depth), line.trim()].join(": ");
  });
}

if (import.meta.main) writeFileSync(SCHEMA_SNAPSHOT_FILE, await withEmptyDatabase(takeSchemaSnapshot));
