import { randomBytes } from "node:crypto";
import { vi } from "vitest";
import { type PostgresOptions, startPostgres } from "#scripts/stack/postgres.ts";
import { type RunningSupabase, startSupabase } from "#scripts/stack/supabase.ts";
import type { Stack } from "./data-stack.ts";

export const DATABASES = ["pglite", "postgres"] as const;

export type OpenStack = Stack & {
  /** Runs SQL as the database owner; the rows of the last statement. */
  sql: RunningSupabase["query"];
  /** What the stack printed about queries that failed: it runs in this process, and prints each of them. */
  printed: () => unknown[];
  close: () => Promise<void>;
};

/** A stack of the caller's own, for what no request role may do or see: the catalogue, a corrupted row, a past lease. */
export async function openStack(name: Stack["name"], options: PostgresOptions = {}): Promise<OpenStack> {
  const server = name === "postgres" ? await startPostgres(options) : null;
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const secret = () => randomBytes(24).toString("hex");
  const keys = { publishableKey: `sb_publishable_${secret()}`, secretKey: `sb_secret_${secret()}` };
  const running = await startSupabase({
    database: server === null ? { kind: "pglite", dataDir: null } : { kind: "postgres", url: server.url },
    port: 0,
    ...keys,
    jwtSecret: secret(),
    siteUrl: "http://127.0.0.1:3000",
    mail: { send: async () => undefined },
  });
  const close = async () => {
    await running.close();
    await server?.close();
    printed.mockRestore();
  };
  return {
    name,
    url: running.url,
    ...keys,
    sql: running.query,
    printed: () => printed.mock.calls.flat(),
    close,
  };
}

/** One column of one row, as the text that PostgreSQL makes of it: the drivers read types differently. */
export async function readText(stack: OpenStack, expression: string): Promise<string | null> {
  const [row] = await stack.sql<{ value: string | null }>(`select (${expression})::text as value`);
  return row?.value ?? null;
}

/** The rows of a query as JSON, read alike on both databases. */
export async function readRows<T = Record<string, unknown>>(stack: OpenStack, query: string): Promise<T[]> {
  const text = await readText(stack, `select coalesce(json_agg(to_jsonb(q)), '[]') from (${query}) q`);
  return JSON.parse(text ?? "[]") as T[];
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
