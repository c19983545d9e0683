import { z } from "zod";
import type { KeyRing } from "../credentials.ts";
import type { Said } from "../domain/said.ts";
import { STREAMS } from "../domain/sync/events.ts";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import { type Keys, sealing } from "./credentials.ts";
import type { ChosenRepository } from "./github-connections.ts";
import { type Held, startAnswer, startedWork } from "./work.ts";

type Identity = {
  id: string;
  provider: string;
  site: string | null;
  keyHint: string;
  fingerprint: string;
  /** When the keys end; not given where their source does not say. */
  keysExpireAt?: string | null;
  /** What of the account is read, for a source where that is chosen. */
  repositories?: ChosenRepository[];
};

/** A connection to add, one that gets new keys, or a disconnected one that comes back. */
export type Account =
  | (Identity & { how: "create"; name: string; backfillDays: number })
  /** `freshHistory`: nobody can say that the new keys open the same account, so what was covered is forgotten. */
  | (Identity & { how: "renew"; freshHistory: boolean })
  | (Identity & { how: "reconnect"; backfillDays: number });

/**
 * Writes a connection and its sealed keys in one transaction, for an admin; due at once, a run under way is fenced.
 * `already_connected` when an active one has the same account, `not_found` when there is none to renew.
 */
export async function connectAccount(
  acting: Acting,
  ring: KeyRing,
  request: { account: Account; keys: Keys },
): Promise<void> {
  const { account, keys } = request;
  const owner = { organizationId: acting.organization.id, connectionId: account.id };
  const args = { p_account: account, ...sealing(ring, owner, keys) };
  await act(acting, { name: "connect_account", args });
}

/**
 * Notes that keys which an admin gave were refused, for `reason`. `connectionId`: that was to have them;
 * null for a new one.
 */
export async function refuseKeys(
  acting: Acting,
  refused: { connectionId: string | null; site: string | null; reason: Said },
): Promise<void> {
  const { connectionId, site, reason } = refused;
  const args = { p_connection_id: connectionId, p_site: site, p_reason: { ...reason } };
  await act(acting, { name: "refuse_keys", args });
}

/** Opens a run that a manager asks for, also before its time, of the kind of the connection; refuses as `startRun` does. */
export async function requestRun(
  acting: Acting,
  wanted: { connectionId: string; mode: "nightly" | "deep" | "replay" },
): Promise<Held> {
  const args = { p_connection_id: wanted.connectionId, p_mode: wanted.mode };
  return startedWork(await act(acting, { name: "request_run", args, returns: startAnswer }));
}

/**
 * Ends a connection for an admin: keys destroyed, run fenced. With `purge`, which also takes one that has ended, its
 * events are to go too. `not_found` for a stranger's.
 */
export async function disconnectConnection(
  acting: Acting,
  request: { connectionId: string; purge: boolean },
): Promise<void> {
  const args = { p_connection_id: request.connectionId, p_purge: request.purge };
  await act(acting, { name: "disconnect_connection", args });
}

const status = z.enum(["active", "needs_attention", "disconnected"]);
const found = z.object({ id: z.uuid(), provider: z.string(), site: z.string().nullable(), status });

export type FoundConnection = z.infer<typeof found>;

/** A connection's source, site and state; null when the organisation has none of this id. */
export function findConnection(
  db: Db,
  owner: { organizationId: string; connectionId: string },
): Promise<FoundConnection | null> {
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
  events: z.array(
    z.object({
      stream: z.enum(STREAMS),
      id: z.string(),
      /** Its source no longer listed it: that it is not found says nothing about the account. */
      vanished: z.boolean(),
    }),
  ),
});

/** A connection with the newest few events that it holds, those that vanished only where there are too few others. */
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
