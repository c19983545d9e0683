import { z } from "zod";
import type { KeyRing } from "../credentials.ts";
import { STREAMS } from "../domain/sync/events.ts";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db } from "./call.ts";
import { type Keys, sealing } from "./credentials.ts";

type Identity = {
  organizationId: string;
  id: string;
  provider: string;
  site: string | null;
  keyHint: string;
  fingerprint: string;
};

/** A connection to add, one that gets new keys, or a disconnected one that comes back. */
export type Account =
  | (Identity & { how: "create"; name: string; backfillDays: number })
  /** `freshHistory`: nobody can say that the new keys open the same account, so what was covered is forgotten. */
  | (Identity & { how: "renew"; freshHistory: boolean })
  | (Identity & { how: "reconnect"; backfillDays: number });

/**
 * Writes a connection and its sealed keys in one transaction; due at once, a run under way is fenced.
 * `already_connected` when an active one has the same account, `not_found` when there is none to renew.
 */
export async function connectAccount(
  db: Db,
  ring: KeyRing,
  request: { account: Account; keys: Keys },
): Promise<void> {
  const { account, keys } = request;
  const { organizationId, id: connectionId } = account;
  await call(db, {
    name: "connect_account",
    args: {
      p_account: account,
      ...sealing(ring, { organizationId, connectionId }, keys),
    },
    returns: z.unknown(),
  });
}

/** Ends a connection: keys destroyed, run fenced; with `purge` its events are to go too. `not_found` for a stranger's. */
export async function disconnectConnection(
  db: Db,
  request: { organizationId: string; connectionId: string; purge: boolean },
): Promise<void> {
  await call(db, {
    name: "disconnect_connection",
    args: {
      p_organization_id: request.organizationId,
      p_connection_id: request.connectionId,
      p_purge: request.purge,
    },
    returns: z.unknown(),
  });
}

export type AuditEntry = {
  organizationId: string;
  actorId: string | null;
  actor: string;
  action: string;
  target: string | null;
  address: string | null;
  details?: Record<string, Json>;
};

/** Adds one line to the audit log. */
export async function writeAudit(db: Db, entry: AuditEntry): Promise<void> {
  await call(db, { name: "write_audit", args: { p_entry: entry }, returns: z.unknown() });
}

const status = z.enum(["active", "needs_attention", "disconnected"]);
const found = z.object({ id: z.uuid(), provider: z.string(), site: z.string().nullable(), status });

/** A connection's source, site and state; null when the organisation has none of this id. */
export function findConnection(
  db: Db,
  owner: { organizationId: string; connectionId: string },
): Promise<z.infer<typeof found> | null> {
  return call(db, {
    name: "find_connection",
    args: { p_organization_id: owner.organizationId, p_connection_id: owner.connectionId },
    returns: found.nullable(),
    idempotent: true,
  });
}

const knownAccount = z.object({
  id: z.uuid(),
  status,
  fingerprint: z.string(),
  events: z.array(z.object({ stream: z.enum(STREAMS), id: z.string() })),
});

/** A connection with the newest few events that it holds. */
export type KnownAccount = z.infer<typeof knownAccount>;

/** The connections of an organisation at one source and site, disconnected ones last. */
export function listKnownAccounts(
  db: Db,
  owner: { organizationId: string; provider: string; site: string | null },
): Promise<KnownAccount[]> {
  return call(db, {
    name: "list_known_accounts",
    args: { p_organization_id: owner.organizationId, p_provider: owner.provider, p_site: owner.site },
    returns: z.array(knownAccount),
    idempotent: true,
  });
}
