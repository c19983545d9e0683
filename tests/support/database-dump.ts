import { quote, readRows, readText, type Stack } from "./stack.ts";

/** Every table of a database but for those of its catalogue. */
async function tablesOf(stack: Stack, condition = "true"): Promise<string[]> {
  const tables = await readRows<{ name: string }>(
    stack,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and ${condition}`,
  );
  return tables.map(({ name }) => name);
}

/** Every row of every table in the database, catalogue and statistics and what is named apart, as text. */
export async function dumpDatabase(stack: Stack, without: string[] = []): Promise<string> {
  const texts: string[] = [];
  for (const name of (await tablesOf(stack)).filter((table) => !without.includes(table))) {
    texts.push((await readText(stack, `select string_agg(t::text, e'\\n') from ${name} t`)) ?? "");
  }
  return texts.join("\n");
}

/** A digest of every table of ours, down to the row versions: equal when nobody wrote anything, not even the same again. */
export async function digestDatabase(stack: Stack): Promise<Record<string, string>> {
  return digestTables(stack, await tablesOf(stack, "n.nspname in ('public', 'private')"));
}

/** The same of some tables. */
export async function digestTables(stack: Stack, tables: string[]): Promise<Record<string, string>> {
  const digests = tables.map(
    (name) => `select ${quote(name)} as name, md5(coalesce(string_agg(t.xmin::text || t::text, e'\\n'
      order by t.xmin::text || t::text), '')) as digest from ${name} t`,
  );
  const rows = await readRows<{ name: string; digest: string }>(stack, digests.join(" union all "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
