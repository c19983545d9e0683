import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { startPostgres } from "#scripts/stack/postgres.ts";
import { redactPackageErrors } from "#scripts/stack/redact-errors.ts";
import { type RunningSupabase, startSupabase } from "#scripts/stack/supabase.ts";

/** One running Supabase; `name` says which database is below it. */
export type Stack = { name: "pglite" | "postgres"; url: string; publishableKey: string; secretKey: string };

declare module "vitest" {
  export interface ProvidedContext {
    stacks: Stack[];
  }
}

type Opened = { stack: Stack; close: () => Promise<void> };

let opened: Opened[] = [];

/** Both databases live in this process; the tests reach them over loopback, as the product does. */
export async function setup(project: TestProject): Promise<void> {
  redactPackageErrors();
  opened = [await openPglite()];
  opened.push(await openPostgres());
  project.provide(
    "stacks",
    opened.map(({ stack }) => stack),
  );
}

export async function teardown(): Promise<void> {
  for (const { close } of opened.reverse()) await close();
  opened = [];
}

async function openPglite(): Promise<Opened> {
  return open("pglite", { kind: "pglite", dataDir: null });
}

async function openPostgres(): Promise<Opened> {
  const server = await startPostgres();
  const { stack, close } = await open("postgres", { kind: "postgres", url: server.url });
  return {
    stack,
    close: async () => {
      await close();
      await server.close();
    },
  };
}

async function open(
  name: Stack["name"],
  database: Parameters<typeof startSupabase>[0]["database"],
): Promise<Opened> {
  const publishableKey = `sb_publishable_${randomBytes(16).toString("hex")}`;
  const secretKey = `sb_secret_${randomBytes(16).toString("hex")}`;
  const running: RunningSupabase = await startSupabase({
    database,
    port: 0,
    publishableKey,
    secretKey,
    jwtSecret: randomBytes(32).toString("hex"),
    siteUrl: "http://127.0.0.1:3000",
    mail: { send: async () => undefined },
  });
  return { stack: { name, url: running.url, publishableKey, secretKey }, close: running.close };
}
