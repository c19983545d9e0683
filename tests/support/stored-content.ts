import type { Connected } from "./connected-account.ts";
import { quote, readRows } from "./stack.ts";

/** Tables that hold what Datadog said, with the columns that tell a row from another. */
const TABLES = {
  deployments: ["external_id"],
  deployment_commits: ["external_id", "sha"],
  cells: ["env", "service", "team", "repository"],
  verdict_changes: ["external_id", "at"],
  incidents: ["external_id"],
  repositories: ["slug"],
} as const;

/** What a listing says of its commit, and of the deployment that it belongs to. */
const LISTINGS = `(select d.external_id, d.connection_id, k.repository, k.sha, k.committed_at, k.author_name,
    k.author_email, k.raw_author_email, k.is_bot, k.message, k.trailers, k.url, k.authorship, k.rule, k.rule_numbers, k.decided_by, k.evidence, c.*
  from public.deployment_commits c join public.deployments d on d.no = c.deployment_no
    join public.commits k on k.id = c.commit_id)`;

const sourceOf = (table: keyof typeof TABLES) =>
  table === "deployment_commits" ? LISTINGS : `public.${table}`;

/** Differ between two copies of the same events: whose they are, and when and by which run we saw them. */
const OURS = [
  "organization_id",
  "connection_id",
  "id",
  "no",
  "cell",
  "deployment_no",
  "commit_id",
  "run_id",
  "at",
  "first_seen_at",
  "changed_at",
  "deleted_at",
];

/** Every row of a table that an organisation has, whole or the columns that tell one from another. */
export function readAll(
  { bench, organizationId }: Connected,
  table: keyof typeof TABLES,
  what: "rows" | "keys" = "rows",
): Promise<Record<string, unknown>[]> {
  const keys = TABLES[table].join(", ");
  return readRows(
    bench.stack,
    `select ${what === "rows" ? "*" : keys} from ${sourceOf(table)} t
      where organization_id = ${quote(organizationId)} order by ${keys}`,
  );
}

/** The row of one event; none when it was never stored. */
export async function readOne(
  connected: Connected,
  id: string,
  table: "deployments" | "incidents" = "deployments",
) {
  return (await readAll(connected, table)).find(({ external_id }) => external_id === id);
}

/** The rows of a connection that a query without a condition names; `more` is what stands behind the condition. */
export function rowsOf<T = Record<string, unknown>>(
  { bench, connectionId }: Pick<Connected, "bench" | "connectionId">,
  query: string,
  more = "",
): Promise<T[]> {
  return readRows<T>(bench.stack, `${query} where connection_id = ${quote(connectionId)} ${more}`);
}

/** Rows and a digest of each table, to the last column: equal when nothing at all was written in between. */
export function digestRows(connected: Connected) {
  return digest(connected, []);
}

/** Rows and a digest of what Datadog said, without what is ours: equal for two copies of the same events. */
export function digestContent(connected: Connected) {
  return digest(connected, OURS);
}

async function digest(
  { bench, organizationId }: Connected,
  dropped: string[],
): Promise<Record<string, string>> {
  const line = `((to_jsonb(t) || jsonb_build_object('isDeleted', to_jsonb(t) ->> 'deleted_at' is not null))
    - array[${dropped.map(quote)}]::text[])::text`;
  const queries = (Object.keys(TABLES) as (keyof typeof TABLES)[]).map(
    (table) => `select ${quote(table)} as name,
      count(*) || ' rows ' || coalesce(md5(string_agg(line, ',' order by line)), '') as digest
      from (select ${line} as line from ${sourceOf(table)} t where t.organization_id = ${quote(organizationId)}) lines`,
  );
  const rows = await readRows<{ name: string; digest: string }>(bench.stack, queries.join(" union all "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
