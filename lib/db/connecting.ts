import { z } from "zod";
import { type KeyRing, sealingPassphrases } from "../credentials.ts";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db } from "./call.ts";
import type { DatadogKeys } from "./credentials.ts";
import { site } from "./sync.ts";

type Identity = { organizationId: string; id: string; site: string; keyHint: string; fingerprint: string };

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
  request: { account: Account; keys: DatadogKeys },
): Promise<void> {
  const { account, keys } = request;
  const { organizationId, id: connectionId } = account;
  const passphrases = sealingPassphrases(ring, { organizationId, connectionId });
  await call(db, {
    name: "connect_account",
    args: {
      p_account: account,
      p_key_id: passphrases.keyId,
      p_api_key: keys.apiKey,
      p_app_key: keys.appKey,
      p_api_passphrase: passphrases.apiKey,
      p_app_passphrase: passphrases.appKey,
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

const found = z.object({ id: z.uuid(), site, status: z.enum(["active", "needs_attention", "disconnected"]) });

/** A connection's site and state; null when the organisation has none of this id. */
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
  status: z.enum(["active", "needs_attention", "disconnected"]),
  fingerprint: z.string(),
  deploymentIds: z.array(z.string()),
  incidentIds: z.array(z.string()),
});

/** A connection with the newest few events that it holds. */
export type KnownAccount = z.infer<typeof knownAccount>;

/** The connections of an organisation at one site, disconnected ones last. */
export function listKnownAccounts(
  db: Db,
  owner: { organizationId: string; site: string },
): Promise<KnownAccount[]> {
  return call(db, {
    name: "list_known_accounts",
    args: { p_organization_id: owner.organizationId, p_site: owner.site },
    returns: z.array(knownAccount),
    idempotent: true,
  });
}
