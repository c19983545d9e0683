import { randomBytes } from "node:crypto";
import { type RunningSupabase, type SupabaseOptions, startSupabase } from "#scripts/stack/supabase.ts";

/** For what goes through all there is of a kind, so that whatever one of them does otherwise is met. */
export const DATABASES = ["pglite", "postgres"] as const;

/** For all else, the one that serves people; the other one takes twice as long for the same. */
export const ONE_DATABASE: readonly Stack["name"][] =
  process.env.DATABASES === "both" ? DATABASES : ["postgres"];

/** One running Supabase; `name` says which database is below it. */
export type Stack = {
  name: (typeof DATABASES)[number];
  url: string;
  publishableKey: string;
  secretKey: string;
  /** Runs SQL as the database owner; the rows of the last statement. */
  sql: RunningSupabase["query"];
  /** Answers a request without the way over the loopback interface. */
  fetch: RunningSupabase["fetch"];
  close: () => Promise<void>;
};

type More = Partial<Pick<SupabaseOptions, "port" | "siteUrl" | "mail" | "confirmEmails" | "providers">>;

/** The product's schema on this database, behind Supabase's API with keys of its own. */
export async function startStack(database: SupabaseOptions["database"], more: More = {}): Promise<Stack> {
  const secret = () => randomBytes(24).toString("hex");
  const keys = { publishableKey: `sb_publishable_${secret()}`, secretKey: `sb_secret_${secret()}` };
  const { url, query, fetch, close } = await startSupabase({
    database,
    port: 0,
    ...keys,
    jwtSecret: secret(),
    siteUrl: "http://127.0.0.1:3000",
    mail: { send: async () => undefined },
    ...more,
  });
  return { name: database.kind, url, ...keys, sql: query, fetch, close };
}

/** One column of one row, as the text that PostgreSQL makes of it: the drivers read types differently. */
export async function readText({ sql }: Pick<Stack, "sql">, expression: string): Promise<string | null> {
  const [row] = await sql<{ value: string | null }>(`select (${expression})::text as value`);
  return row?.value ?? null;
}

/** The rows of a query as JSON, read alike on both databases. */
export async function readRows<T = Record<string, unknown>>(
  stack: Pick<Stack, "sql">,
  query: string,
): Promise<T[]> {
  const text = await readText(stack, `select coalesce(json_agg(to_jsonb(q)), '[]') from (${query}) q`);
  return JSON.parse(text ?? "[]") as T[];
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
