import { z } from "zod";
import { derivePassphrases, type KeyRing, sealingPassphrases } from "../credentials.ts";
import { call, type Db } from "./call.ts";

const sealed = z.object({
  organizationId: z.uuid(),
  connectionId: z.uuid(),
  keyId: z.number(),
  fields: z.array(z.string()),
});
/** The secrets of one connection that one master key sealed. */
export type SealedCredential = z.infer<typeof sealed>;

const outcome = z.object({ resealed: z.number(), unreadable: z.array(z.uuid()) });

/** Credentials that are not sealed under the active key, by organisation, connection and key. */
export function listCredentialsToReseal(
  db: Db,
  request: { activeKeyId: number; after: SealedCredential | null; limit: number },
): Promise<SealedCredential[]> {
  return call(db, {
    name: "list_credentials_to_reseal",
    args: { p_request: request },
    returns: z.array(sealed),
    idempotent: true,
  });
}

/**
 * Seals credentials anew under the ring's active key, all in one transaction; those of keys that the ring lacks must
 * not be among them. `unreadable`: connections whose ciphertext the ring's key does not open, left as they are.
 */
export function resealCredentials(
  db: Db,
  ring: KeyRing,
  batch: readonly SealedCredential[],
): Promise<z.infer<typeof outcome>> {
  const p_batch = batch.map((credential) => {
    const { keyId: toKeyId, passphrases: seal } = sealingPassphrases(ring, credential);
    const masterKey = ring.get(credential.keyId);
    if (masterKey === undefined) throw new Error(`Key ${credential.keyId} is not in the key ring.`);
    return {
      organizationId: credential.organizationId,
      connectionId: credential.connectionId,
      fromKeyId: credential.keyId,
      toKeyId,
      open: derivePassphrases(masterKey, credential),
      seal,
    };
  });
  return call(db, { name: "reseal_credentials", args: { p_batch }, returns: outcome, idempotent: true });
}
