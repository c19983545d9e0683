import { readRows, readText, type Stack } from "./stack.ts";

/** Every row of every table in the database, catalogue and statistics apart, as text. */
export async function dumpDatabase(stack: Stack): Promise<string> {
  const tables = await readRows<{ name: string }>(
    stack,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    texts.push((await readText(stack, `select string_agg(t::text, e'\\n') from ${name} t`)) ?? "");
  }
  return texts.join("\n");
}
