import { z } from "zod";
import {
  type CredentialOwner,
  type KeyRing,
  openingPassphrases,
  sealingPassphrases,
} from "../credentials.ts";
import { AppError } from "../errors.ts";
import { call, type Db } from "./call.ts";

export type DatadogKeys = { apiKey: string; appKey: string };

const stored = z.object({ keyId: z.number(), apiKey: z.string(), appKey: z.string() });

/** Seals and stores a connection's keys under the active master key. */
export async function storeCredentials(
  db: Db,
  ring: KeyRing,
  entry: CredentialOwner & DatadogKeys,
): Promise<void> {
  const passphrases = sealingPassphrases(ring, entry);
  await call(db, {
    name: "store_credentials",
    args: {
      p_organization_id: entry.organizationId,
      p_connection_id: entry.connectionId,
      p_key_id: passphrases.keyId,
      p_api_key: entry.apiKey,
      p_app_key: entry.appKey,
      p_api_passphrase: passphrases.apiKey,
      p_app_passphrase: passphrases.appKey,
    },
    returns: z.unknown(),
    idempotent: true,
  });
}

/** Opens a connection's keys; `not_found` when it has none, `credential_unreadable` when our ring does not fit. */
export async function readCredentials(db: Db, ring: KeyRing, owner: CredentialOwner): Promise<DatadogKeys> {
  const row = await call(db, {
    name: "read_credentials",
    args: {
      p_organization_id: owner.organizationId,
      p_connection_id: owner.connectionId,
      p_passphrases: openingPassphrases(ring, owner),
    },
    returns: stored.nullable(),
    idempotent: true,
  });
  if (row === null)
    throw new AppError("not_found", { publicMessage: "This connection has no keys; enter them again." });
  return { apiKey: row.apiKey, appKey: row.appKey };
}
