import { z } from "zod";
import {
  type CredentialOwner,
  type KeyRing,
  openingPassphrases,
  type SealedFields,
  sealingPassphrases,
} from "../credentials.ts";
import { AppError } from "../errors.ts";
import { call, type Db } from "./call.ts";

/** The secrets of a connection by the name of their field, as its source calls them. */
export type Keys = Readonly<Record<string, string>>;

/** Secrets with what seals them under the active master key, as the database takes them. */
export function sealing(ring: KeyRing, owner: CredentialOwner, keys: Keys) {
  const { keyId, passphrases } = sealingPassphrases(ring, { ...owner, fields: Object.keys(keys) });
  const p_secrets = Object.entries(keys).map(([field, secret]) => ({
    field,
    secret,
    passphrase: passphrases[field] ?? "",
  }));
  return { p_key_id: keyId, p_secrets };
}

/** Seals and stores a connection's keys under the active master key, in place of those that it had. */
export async function storeCredentials(
  db: Db,
  ring: KeyRing,
  { keys, ...owner }: CredentialOwner & { keys: Keys },
): Promise<void> {
  await call(db, {
    name: "store_credentials",
    args: {
      p_organization_id: owner.organizationId,
      p_connection_id: owner.connectionId,
      ...sealing(ring, owner, keys),
    },
    returns: z.unknown(),
    idempotent: true,
  });
}

/** Opens a connection's keys; `not_found` when it lacks one, `credential_unreadable` when our ring does not fit. */
export async function readCredentials(db: Db, ring: KeyRing, owner: SealedFields): Promise<Keys> {
  const keys = await call(db, {
    name: "read_credentials",
    args: {
      p_organization_id: owner.organizationId,
      p_connection_id: owner.connectionId,
      p_passphrases: openingPassphrases(ring, owner),
    },
    returns: z.record(z.string(), z.string()),
    idempotent: true,
  });
  if (owner.fields.some((field) => !Object.hasOwn(keys, field)))
    throw new AppError("not_found", { says: { code: "without_keys", numbers: {} } });
  return keys;
}
