import { createHash, createHmac } from "node:crypto";

export type KeyRing = ReadonlyMap<number, Buffer>;
/** Whose secrets: a connection, and the names of the fields that are sealed for it. */
export type CredentialOwner = { organizationId: string; connectionId: string };
export type SealedFields = CredentialOwner & { fields: readonly string[] };
/** By the name of the field. */
export type Passphrases = Record<string, string>;

/**
 * The passphrases under which a connection's secrets are sealed: HMAC-SHA256 of the row's identity and the field's name
 * with a master key. Bound to both, so that a ciphertext copied into another row does not open; the master key itself
 * stays here.
 */
export function derivePassphrases(masterKey: Buffer, owner: SealedFields): Passphrases {
  const derive = (field: string) =>
    createHmac("sha256", masterKey)
      .update(`v1|${owner.organizationId}|${owner.connectionId}|${field}`)
      .digest("base64");
  return Object.fromEntries(owner.fields.map((field) => [field, derive(field)]));
}

/** The active key's id, the first of the ring, with its passphrases. */
export function sealingPassphrases(
  ring: KeyRing,
  owner: SealedFields,
): { keyId: number; passphrases: Passphrases } {
  for (const [keyId, masterKey] of ring) return { keyId, passphrases: derivePassphrases(masterKey, owner) };
  throw new Error("The key ring is empty.");
}

/** Passphrases of every key of the ring by id, since only the database knows which one sealed a row. */
export function openingPassphrases(ring: KeyRing, owner: SealedFields): Record<string, Passphrases> {
  return Object.fromEntries(
    [...ring].map(([keyId, masterKey]) => [String(keyId), derivePassphrases(masterKey, owner)]),
  );
}

/**
 * Tells the addresses and names of an organisation's people apart without them, by a secret of that organisation: 128
 * bits in the form of a uuid. Neither case nor how a letter is composed makes two of one.
 */
export function personHash(secret: string, kind: "address" | "name", text: string): string {
  const plain = text.normalize("NFC").trim().toLowerCase();
  const hex = createHmac("sha256", secret).update(`${kind}|${plain}`).digest("hex");
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Recognises the same account connected twice, without revealing what identifies it: a key, for one. */
export function accountFingerprint(provider: string, identity: string): string {
  return createHash("sha256").update(`plumbline|${provider}|${identity}`).digest("hex");
}
