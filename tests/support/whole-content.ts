import { quote, readRows, type Stack } from "./stack.ts";

/** Hold no content of Datadog's, or how a run came to it: compared by their meaning in `readState`. */
const STATE_TABLES = [
  "audit_log",
  "connections",
  "covered_ranges",
  "credentials",
  "memberships",
  "person_keys",
  "sync_runs",
  "sync_slices",
  "work",
];
/** Whose id is unique whatever the organisation, and stands in no other table. */
const OWN_IDS = ["deployments", "incidents", "quarantine"];
/** Numbers that an identity gave, here or where they point to: other ones in a copy. */
const NUMBERS = ["no", "deployment_no"];
/** Edges of the slice that an event was found in. */
const SLICE_EDGES = ["from_at", "to_at"];

type Column = { table: string; name: string; type: string };

/** Every column of every table that has rows of an organisation, whatever tables there are. */
function readColumns(stack: Stack): Promise<Column[]> {
  return readRows<Column>(
    stack,
    `select format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as name, c.udt_name as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema in ('public', 'private') and t.table_type = 'BASE TABLE'
       and c.is_generated = 'NEVER' and c.is_identity = 'NO'
       and exists (select from information_schema.columns o where o.table_schema = c.table_schema
         and o.table_name = c.table_name and o.column_name = 'organization_id')
     order by 1, c.ordinal_position`,
  );
}

export type TableColumns = Map<string, Column[]>;

export async function readTables(stack: Stack): Promise<TableColumns> {
  return Map.groupBy(await readColumns(stack), (column) => column.table);
}

const bareName = (table: string) => table.slice(table.indexOf(".") + 1);

export type ContentOf = { tables: TableColumns; organizationId: string; presentAt: Date };

/**
 * Rows and a digest of each table of an organisation. Left out is what differs between two copies of the same events:
 * our ids, and which moment of our own clock stands where one of them stands.
 */
export async function readContent(stack: Stack, of: ContentOf): Promise<Record<string, string>> {
  const queries = [...of.tables].flatMap(([table, columns]) =>
    STATE_TABLES.includes(bareName(table)) ? [] : [digestQuery(table, columns, of)],
  );
  const rows = await readRows<{ name: string; digest: string }>(stack, queries.join(" union all "));
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]));
}

function digestQuery(table: string, columns: Column[], { organizationId, presentAt }: ContentOf): string {
  const edges = bareName(table) === "quarantine" ? SLICE_EDGES : [];
  const ours = columns.filter(({ name, type }) => type === "uuid" || edges.includes(name));
  const dropped = [...ours.map(({ name }) => name), ...NUMBERS];
  const moments = columns.filter((column) => column.type === "timestamptz" && !edges.includes(column.name));
  // Datadog's moments lie before the present that the simulator stands still at, ours after it.
  const written = moments.map(
    ({ name }) =>
      `'${name}', case when t.${name} >= ${quote(presentAt.toISOString())} then 'ours' else t.${name}::text end`,
  );
  const line = `(to_jsonb(t) - array[${dropped.map(quote)}]::text[]) || jsonb_build_object(${written})`;
  return `select ${quote(table)} as name, count(*) || ' rows ' || coalesce(md5(string_agg(line::text, ',' order by line::text)), '') as digest
    from (select ${line}${SPOKEN_OF[bareName(table)] ?? ""} as line from ${table} t
      where t.organization_id = ${quote(organizationId)}) lines`;
}

/** What a row points to by our numbers and ids, in Datadog's words. */
const SPOKEN_OF: Record<string, string> = {
  deployment_commits: ` || (select jsonb_build_object('deployment', d.external_id, 'sha', k.sha, 'repository', k.repository)
    from public.deployments d, public.commits k where d.no = t.deployment_no and k.id = t.commit_id)`,
  lead_runs: ` || case when t.kind = 'cell' then (
    select jsonb_build_object('key', jsonb_build_array(k.env, k.service, k.team, k.repository))
    from public.cells k where k.id::text = t.key) else '{}' end`,
};

/** A copy of all that an organisation has, under new ids; without its people and without keys, which open for nobody else. */
export function copyStatement(
  tables: TableColumns,
  from: { organizationId: string; connectionId: string },
  to: { organizationId: string; connectionId: string },
): string {
  // The listings last: theirs are the numbers of the copied deployments.
  const copies = [...tables]
    .filter(
      ([table]) => !["audit_log", "credentials", "memberships", "person_keys"].includes(bareName(table)),
    )
    .sort(([a], [b]) => Number(a.endsWith("_commits")) - Number(b.endsWith("_commits")));
  const cellOf = (row: string) =>
    `private.cell_id(${quote(to.connectionId)}, ${row}.env, ${row}.service, ${row}.team, ${row}.repository)`;
  const commitOf = (row: string) =>
    `private.commit_id(${quote(to.organizationId)}, ${row}.repository, ${row}.sha)`;
  const renamed = (table: string, name: string) => {
    if (name === "cell") return cellOf("t");
    if (name === "id" && bareName(table) === "cells") return cellOf("t");
    if (name === "id" && bareName(table) === "commits") return commitOf("t");
    if (name === "commit_id")
      return `(select ${commitOf("k")} from public.commits k where k.id = t.commit_id)`;
    if (name === "deployment_no")
      return `(select n.no from public.deployments d join public.deployments n on n.external_id = d.external_id
        and n.connection_id = ${quote(to.connectionId)} where d.no = t.deployment_no)`;
    if (name === "organization_id") return quote(to.organizationId);
    if (name === "subject_id")
      return `case subject_id when organization_id then ${quote(to.organizationId)} else ${quote(to.connectionId)} end::uuid`;
    if (name === "id" && OWN_IDS.includes(bareName(table))) return "gen_random_uuid()";
    const isConnection = name === "connection_id" || (bareName(table) === "connections" && name === "id");
    return isConnection ? `${quote(to.connectionId)}::uuid` : name;
  };
  const inserts = copies.map(([table, columns]) => {
    const values = columns.map(({ name }) => renamed(table, name));
    return `insert into ${table} (${columns.map(({ name }) => name)})
      select ${values} from ${table} t where t.organization_id = ${quote(from.organizationId)};`;
  });
  const slug = `o${to.organizationId.replaceAll("-", "").slice(0, 30)}`;
  // The tables come in the order of their names, and their foreign keys want another one.
  return `do $copy$ begin
    perform set_config('session_replication_role', 'replica', true);
    insert into public.organizations select (jsonb_populate_record(o, jsonb_build_object(
      'id', ${quote(to.organizationId)}, 'slug', ${quote(slug)}))).*
      from public.organizations o where o.id = ${quote(from.organizationId)};
    ${inserts.join("\n")}
  end $copy$`;
}
