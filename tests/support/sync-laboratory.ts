import { randomBytes, randomUUID } from "node:crypto";
import type { KeyRing } from "#lib/credentials.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { Db } from "#lib/db/call.ts";
import { connectAccount } from "#lib/db/connecting.ts";
import { startPostgres } from "#scripts/stack/postgres.ts";
import { actingAs } from "./acting.ts";
import { syncClient } from "./connected-account.ts";
import { datadogAccount } from "./datadog-account.ts";
import { type Stack, startStack } from "./stack.ts";

/** A database of its own with the product's schema, for what would disturb others: a clock, thousands of rows. */
export type SyncLaboratory = Stack & {
  db: Db;
  /** Another client, with connections of its own. */
  newClient: () => Db;
  ring: KeyRing;
  /** Where another process reaches the database below; empty for PGlite, which has one session and no address. */
  databaseUrl: string;
};

/** A stack, and where its database is if it has an address. */
export type OpenDatabase = { stack: Stack; databaseUrl: string; close: () => Promise<void> };

/** On a server of its own, migrated anew; tests hand in what opens a copy. */
export async function openLaboratory(
  name: Stack["name"] = "postgres",
  open: (name: Stack["name"]) => Promise<OpenDatabase> = openAnew,
): Promise<SyncLaboratory> {
  const { stack, databaseUrl, close } = await open(name);
  const newClient = () => syncClient(stack);
  return {
    ...stack,
    db: newClient(),
    newClient,
    ring: new Map([[1, randomBytes(32)]]),
    databaseUrl,
    close,
  };
}

async function openAnew(name: Stack["name"]): Promise<OpenDatabase> {
  const postgres = name === "postgres" ? await startPostgres() : null;
  const stack = await startStack(
    postgres === null ? { kind: "pglite", dataDir: null } : { kind: "postgres", url: postgres.url },
  );
  const close = async () => {
    await stack.close();
    await postgres?.close();
  };
  return { stack, databaseUrl: postgres?.url ?? "", close };
}

/** Keys that open the simulator's account of this name. */
export function keysOf(account: string): { apiKey: string; appKey: string } {
  return { apiKey: account.padStart(32, "0"), appKey: account.padStart(40, "0") };
}

export type Tenant = { organizationId: string; connectionId: string; acting: Acting };

/** An organisation with an owner and one connection, named after its account and due at once. */
export async function addTenant(
  { db, ring, sql }: SyncLaboratory,
  options: { account: string; backfillDays: number },
): Promise<Tenant> {
  const [organizationId, connectionId, ownerId] = [randomUUID(), randomUUID(), randomUUID()];
  const acting = actingAs(db, organizationId, ownerId);
  await sql(`insert into public.organizations (id, slug, name)
    values ('${organizationId}', 'o-${organizationId.slice(0, 30)}0', 'Laboratory');
    insert into auth.users (id, email) values ('${ownerId}', '${ownerId}@example.test');
    insert into public.memberships (organization_id, user_id, role) values ('${organizationId}', '${ownerId}', 'owner')`);
  const keys = keysOf(options.account);
  await connectAccount(acting, ring, {
    account: {
      how: "create",
      id: connectionId,
      name: options.account,
      ...datadogAccount(keys),
      backfillDays: options.backfillDays,
    },
    keys,
  });
  return { organizationId, connectionId, acting };
}

/** The database's clock says `now` (epoch seconds) and goes on from there. */
export async function setClock({ sql }: SyncLaboratory, now: number): Promise<void> {
  await sql(`create or replace function private.clock() returns timestamptz
    language sql stable set search_path = ''
    as $$ select clock_timestamp() + interval '${now - Date.now() / 1000} seconds' $$`);
}
