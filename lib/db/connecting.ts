import { z } from "zod";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db } from "./call.ts";
import { site } from "./sync.ts";

export type NewConnection = {
  organizationId: string;
  id: string;
  name: string;
  site: string;
  keyHint: string;
  fingerprint: string;
  backfillDays: number;
};

/** Adds a connection without its keys, due at once; `already_connected` when the same account is. */
export async function createConnection(db: Db, connection: NewConnection): Promise<void> {
  await call(db, { name: "create_connection", args: { p_connection: connection }, returns: z.unknown() });
}

/** Marks a connection as having new keys: active again and due at once. */
export async function renewConnection(
  db: Db,
  connection: Pick<NewConnection, "organizationId" | "id" | "site" | "keyHint" | "fingerprint">,
): Promise<void> {
  await call(db, { name: "renew_connection", args: { p_connection: connection }, returns: z.unknown() });
}

/** Ends a connection: keys destroyed, run fenced; with `purge` its events are deleted too. `not_found` for a stranger's. */
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

/** The active connection of this organisation and site that holds any of these events; null when none does. */
export function findConnectionOfEvents(
  db: Db,
  sample: { organizationId: string; site: string; eventIds: readonly string[] },
): Promise<string | null> {
  return call(db, {
    name: "find_connection_of_events",
    args: { p_sample: { ...sample, eventIds: [...sample.eventIds] } },
    returns: z.uuid().nullable(),
    idempotent: true,
  });
}
