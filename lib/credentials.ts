import { createHash, createHmac } from "node:crypto";

export type KeyRing = ReadonlyMap<number, Buffer>;
export type CredentialOwner = { organizationId: string; connectionId: string };
export type Passphrases = { apiKey: string; appKey: string };

/**
 * The passphrases under which one connection's keys are sealed: HMAC-SHA256 of the row's identity with a master key.
 * Bound to the row, so that a ciphertext copied into another one does not open; the master key itself stays here.
 */
export function derivePassphrases(masterKey: Buffer, owner: CredentialOwner): Passphrases {
  const derive = (field: string) =>
    createHmac("sha256", masterKey)
      .update(`v1|${owner.organizationId}|${owner.connectionId}|${field}`)
      .digest("base64");
  return { apiKey: derive("api_key"), appKey: derive("app_key") };
}

/** The active key's id with its passphrases: the first of the ring. */
export function sealingPassphrases(ring: KeyRing, owner: CredentialOwner): Passphrases & { keyId: number } {
  for (const [keyId, masterKey] of ring) return { keyId, ...derivePassphrases(masterKey, owner) };
  throw new Error("The key ring is empty.");
}

/** Passphrases of every key of the ring by id, since only the database knows which one sealed a row. */
export function openingPassphrases(ring: KeyRing, owner: CredentialOwner): Record<string, Passphrases> {
  return Object.fromEntries(
    [...ring].map(([keyId, masterKey]) => [String(keyId), derivePassphrases(masterKey, owner)]),
  );
}

/** Recognises the same account connected twice, without revealing the key. */
export function accountFingerprint(site: string, apiKey: string): string {
  return createHash("sha256").update(`plumbline|${site}|${apiKey}`).digest("hex");
}
