import { randomBytes, randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import type { KeyRing } from "#lib/credentials.ts";
import type { Db } from "#lib/db/call.ts";
import { connectAccount } from "#lib/db/connecting.ts";
import { eventSources } from "#lib/sources/sources.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import type { Server } from "#lib/sync/run.ts";
import { startPostgres } from "#scripts/stack/postgres.ts";
import { type RunningSupabase, startSupabase } from "#scripts/stack/supabase.ts";
import { datadogAccount } from "./datadog-account.ts";
import "./sync-environment.ts";

/** A native PostgreSQL of its own with the product's schema, for what would disturb others: a clock, thousands of rows. */
export type SyncLaboratory = {
  db: Db;
  /** Another client, with connections of its own. */
  newClient: () => Db;
  ring: KeyRing;
  /** Where another process reaches it. */
  url: string;
  secretKey: string;
  databaseUrl: string;
  /** Runs SQL as the owner of the database. */
  sql: RunningSupabase["query"];
  close: () => Promise<void>;
};

export async function openLaboratory(): Promise<SyncLaboratory> {
  const postgres = await startPostgres();
  const secretKey = `sb_secret_${randomBytes(24).toString("hex")}`;
  const supabase = await startSupabase({
    database: { kind: "postgres", url: postgres.url },
    port: 0,
    publishableKey: `sb_publishable_${randomBytes(24).toString("hex")}`,
    secretKey,
    jwtSecret: randomBytes(32).toString("hex"),
    siteUrl: "http://127.0.0.1:3000",
    mail: { send: async () => undefined },
  });
  const newClient = (): Db =>
    createClient<Database>(supabase.url, secretKey, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      // Half of the work of a night is HTTP otherwise.
      global: { fetch: (input, init) => supabase.fetch(new Request(input, init)) },
    });
  return {
    db: newClient(),
    newClient,
    ring: new Map([[1, randomBytes(32)]]),
    url: supabase.url,
    secretKey,
    databaseUrl: postgres.url,
    sql: supabase.query,
    close: async () => {
      await supabase.close();
      await postgres.close();
    },
  };
}

/** Keys that open the simulator's account of this name. */
export function keysOf(account: string): { apiKey: string; appKey: string } {
  return { apiKey: account.padStart(32, "0"), appKey: account.padStart(40, "0") };
}

export type Tenant = { organizationId: string; connectionId: string };

/** An organisation with one connection, named after its account and due at once. */
export async function addTenant(
  { db, ring, sql }: SyncLaboratory,
  options: { account: string; backfillDays: number },
): Promise<Tenant> {
  const [organizationId, connectionId] = [randomUUID(), randomUUID()];
  await sql(`insert into public.organizations (id, slug, name)
    values ('${organizationId}', 'o-${organizationId.slice(0, 30)}0', 'Laboratory')`);
  const keys = keysOf(options.account);
  await connectAccount(db, ring, {
    account: {
      how: "create",
      organizationId,
      id: connectionId,
      name: options.account,
      ...datadogAccount(keys),
      backfillDays: options.backfillDays,
    },
    keys,
  });
  return { organizationId, connectionId };
}

/** What a tick takes of it, its Datadog at `baseUrl`. */
export function serverOfLaboratory({ db, ring }: SyncLaboratory, baseUrl: string): Server {
  return { db, env: { credentialKeys: ring }, sources: eventSources({ datadog: { baseUrl } }) };
}

/** The database's clock says `now` (epoch seconds) and goes on from there. */
export async function setClock({ sql }: SyncLaboratory, now: number): Promise<void> {
  await sql(`create or replace function private.clock() returns timestamptz
    language sql stable set search_path = ''
    as $$ select clock_timestamp() + interval '${now - Date.now() / 1000} seconds' $$`);
}
