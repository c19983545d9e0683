import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TestProject } from "vitest/node";
import { startPostgres } from "#scripts/stack/postgres.ts";
import { redactPackageErrors } from "#scripts/stack/redact-errors.ts";
import { type RunningSupabase, startSupabase } from "#scripts/stack/supabase.ts";

/** One running Supabase; `name` says which database is below it. */
export type Stack = {
  name: "pglite" | "postgres";
  url: string;
  publishableKey: string;
  secretKey: string;
  /** Runs the SQL of a request's body as the owner of the database: for tables that are granted to nobody. */
  sqlUrl?: string;
};

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
  const door = await openSqlDoor(running.query);
  return {
    stack: { name, url: running.url, publishableKey, secretKey, sqlUrl: door.url },
    close: async () => {
      door.close();
      await running.close();
    },
  };
}

async function openSqlDoor(query: RunningSupabase["query"]): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    try {
      response.end(JSON.stringify(await query(await text(request))));
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
