import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import connect from "postgres";

const build = join(import.meta.dirname, "../../.next");

/** What must be found nowhere, by what it is. */
export type Canaries = Record<string, string>;

/** Names of the canaries that a text holds. */
export function findCanaries(text: string, canaries: Canaries): string[] {
  return Object.entries(canaries)
    .filter(([, value]) => text.includes(value))
    .map(([name]) => name);
}

/** Searches everything that a browser is given: bundles, source maps, styles. */
export function scanBundles(canaries: Canaries): string[] {
  return readdirSync(join(build, "static"), { recursive: true, encoding: "utf8" })
    .map((file) => join(build, "static", file))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) =>
      findCanaries(readFileSync(file, "latin1"), canaries).map((name) => `${name} in ${file}`),
    );
}

/** Searches every row of every table of a database, in the clear and as the text of its bytes. */
export async function scanDatabase(url: string, canaries: Canaries): Promise<string[]> {
  const database = connect(url, { max: 1 });
  const tables = await database.unsafe<{ name: string }[]>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  );
  const both = Object.entries(canaries).flatMap(([name, value]) => [
    [name, value],
    [`${name} as bytes`, Buffer.from(value).toString("hex")],
  ]);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    const text = rows.map(({ row }) => row).join("\n");
    found.push(...findCanaries(text, Object.fromEntries(both)).map((canary) => `${canary} in ${name}`));
  }
  await database.end();
  if (tables.length < 15) throw new Error("the database has too few tables to be the product's");
  return found;
}
