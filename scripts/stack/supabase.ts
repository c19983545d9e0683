import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Filesystem } from "@electric-sql/pglite/basefs";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { serve } from "@hono/node-server";
import { App } from "@supabase/lite";
import { createPgliteConnection } from "@supabase/lite/pglite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import { bootstrapRoles } from "./bootstrap-roles.ts";
import { type StackMail, stackMailer } from "./mail.ts";
import { migrate, type Place } from "./migrate.ts";
import { quietParameters } from "./quiet-log.ts";
import { notingAgents } from "./session-agent.ts";
import { takeTurns } from "./turns.ts";

type Provider = { enabled: boolean; client_id: string; secret: string; url?: string; redirect_uri?: string };

export type SupabaseOptions = {
  /** Where the database lives: a folder for PGlite (null: in memory, or in files that are given), or a PostgreSQL address. */
  database: { kind: "pglite"; dataDir: string | null; fs?: Filesystem } | { kind: "postgres"; url: string };
  /** 0 takes a free port. */
  port: number;
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  /** Base URL of the web app, for links in mails. */
  siteUrl: string;
  mail: { send: (mail: StackMail) => Promise<void> };
  /** Whether an address has to be confirmed before its account opens: only where mails reach people. */
  confirmEmails?: boolean;
  /** Providers to sign in with; none of `npm start`. */
  providers?: { github?: Provider; google?: Provider };
};

export type RunningSupabase = {
  url: string;
  /** Answers a request without the way over the loopback interface. */
  fetch: (request: Request) => Promise<Response>;
  /** Runs SQL as the database owner, past row level security: for migrations and tests. */
  query: <T = Record<string, unknown>>(sql: string) => Promise<T[]>;
  close: () => Promise<void>;
};

/** Starts Supabase's own TypeScript implementation on PGlite or PostgreSQL, migrated to the newest schema. */
export async function startSupabase(options: SupabaseOptions): Promise<RunningSupabase> {
  const { connection, query, apart } = await connect(options.database);
  // Without this the package grants ALL on every table of every schema to anon, authenticated and
  // service_role at its first request (0.10, ensureRlsContext), undoing the grants of our migrations.
  // The data tests compare the live grants with the reviewed snapshot, so an upgrade cannot undo it unseen.
  Object.assign(connection, { rlsState: "active", normalizeDbError: keepErrorCode });
  await bootstrapRoles(query);
  const app = new App({
    connection,
    api: { schemas: ["public"], max_rows: 1000 },
    auth: authConfig(options),
    options: { server: { admin: false } },
  });
  app._mailer = stackMailer({
    siteUrl: options.siteUrl,
    languageOf: (userId) => readLanguage(query, userId),
    send: options.mail.send,
  });
  await app.ensureSystemSchema();
  await migrate(query, placeOf(options.database));
  await connection.clearSchemaCache();
  const answer = notingAgents((request) => apart(async () => app.fetch(request)), query);
  const server = await listen(answer, options.port);
  return {
    url: `http://127.0.0.1:${server.port}`,
    fetch: answer,
    query,
    close: async () => {
      await server.close();
      await connection.close();
    },
  };
}

/** The language that an account keeps, as Supabase Auth hands it to a template. */
async function readLanguage(query: RunningSupabase["query"], userId: string): Promise<string | null> {
  const [row] = await query<{ language: string | null }>(
    `select raw_user_meta_data::jsonb ->> 'language' as language from auth.users where id = '${userId}'`,
  );
  return row?.language ?? null;
}

/**
 * Hands our own SQLSTATEs through, as PostgREST does: the package answers every code it does not know as "SUP"
 * (0.10). The form is that of PostgREST's `raise sqlstate 'PGRST'`, which it does know.
 */
function keepErrorCode(error: { code?: unknown; message?: unknown; detail?: unknown }): unknown {
  if (
    typeof error?.code !== "string" ||
    !/^(PL[0-9A-Z]{3}|(08|25|40|53|54|57|58|P0)[0-9A-Z]{3}|23514|2800[0P])$/.test(error.code)
  )
    return error;
  // The server's own details quote rows.
  const details = error.code.startsWith("PL") ? error.detail : undefined;
  return {
    code: "PGRST",
    message: JSON.stringify({ code: error.code, message: String(error.message), details }),
    detail: JSON.stringify({ status: 400, headers: {} }),
  };
}

function placeOf(database: SupabaseOptions["database"]): Place {
  if (database.kind === "postgres")
    return { name: "The database of DATABASE_URL", reset: "drop and create that database" };
  const folder = dirname(database.dataDir ?? "memory");
  return { name: `The folder ${folder}`, reset: `remove ${folder}` };
}

type Query = RunningSupabase["query"];

/** Both drivers run a text of several statements as one implicit transaction; the last result is returned. */
async function connect(database: SupabaseOptions["database"]) {
  if (database.kind === "postgres") {
    await quietParameters(database.url);
    const connection = createPostgresConnection({
      url: database.url,
      postgresOptions: { onnotice: () => undefined, types: { json: asJson(114), jsonb: asJson(3802) } },
    });
    const query: Query = async <T>(sql: string) => {
      const result: unknown = await connection.driver.unsafe(sql);
      const last = Array.isArray(result) && Array.isArray(result.at(-1)) ? result.at(-1) : result;
      return last as T[];
    };
    // Each transaction has a connection of its own.
    const apart = <T>(request: () => Promise<T>) => request();
    return { connection, query, apart };
  }
  if (database.dataDir !== null) mkdirSync(database.dataDir, { recursive: true });
  const url = database.dataDir === null ? "memory://" : database.dataDir;
  const from = database.fs === undefined ? {} : { fs: database.fs };
  const connection = await createPgliteConnection({
    url,
    pgliteOptions: { extensions: { pgcrypto }, ...from },
  });
  const apart = takeTurns(connection.driver);
  const query: Query = async <T>(sql: string) => {
    const results = await connection.driver.exec(sql);
    return (results.at(-1)?.rows ?? []) as T[];
  };
  return { connection, query, apart };
}

/**
 * The package makes JSON text of an argument, and its driver for PostgreSQL makes text of that text again (0.10):
 * every value would be written and read twice, and arrive as a string. PGlite's takes a text as it is; so does this.
 */
function asJson(oid: number) {
  return {
    to: oid,
    from: [oid],
    serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
    parse: (text: string): unknown => JSON.parse(text),
  };
}

function authConfig(options: SupabaseOptions) {
  return {
    enabled: true,
    jwt_secret: options.jwtSecret,
    site_url: options.siteUrl,
    publishable_key: options.publishableKey,
    secret_key: options.secretKey,
    minimum_password_length: 10,
    enable_signup: true,
    email: { enable_signup: true, enable_confirmations: options.confirmEmails ?? false },
    external: options.providers ?? {},
  };
}

async function listen(
  answer: RunningSupabase["fetch"],
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ port, hostname: "127.0.0.1", fetch: answer }, (address) =>
      resolve({
        port: address.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      }),
    );
    // Longer than any client keeps an idle connection, so that it is never closed under a request in flight.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = 120_000;
    server.on("error", reject);
  });
}
