import type { KeyRing } from "#lib/credentials.ts";
import type { Db } from "#lib/db/call.ts";
import { listCredentialsToReseal, resealCredentials, type SealedCredential } from "#lib/db/rotation.ts";

const BATCH = 50;
const AT_ONCE = 4;

export type Rotation = {
  resealed: number;
  /** Connections whose ciphertext no key of the ring opens. */
  unreadable: string[];
  /** Ids of keys that sealed something and are not in the ring, with how much they sealed. */
  missing: Map<number, number>;
};

/**
 * Seals every stored credential under the ring's first key. Each batch is one transaction and names the key that its
 * rows had, so that it may be killed at any point, run again, and run beside readers and other rotations.
 */
export async function rotateKeys(
  db: Db,
  ring: KeyRing,
  onProgress: (resealed: number) => void = () => undefined,
): Promise<Rotation> {
  const [activeKeyId] = ring.keys();
  if (activeKeyId === undefined) throw new Error("The key ring is empty.");
  const rotation: Rotation = { resealed: 0, unreadable: [], missing: new Map() };
  let after: SealedCredential | null = null;
  for (;;) {
    const page: SealedCredential[] = await listCredentialsToReseal(db, {
      activeKeyId,
      after,
      limit: BATCH * AT_ONCE,
    });
    after = page.at(-1) ?? null;
    if (after === null) return rotation;
    const known = page.filter((credential) => isKnown(ring, credential, rotation));
    await Promise.all(batchesOf(known).map((batch) => reseal(db, { ring, batch, rotation })));
    onProgress(rotation.resealed);
  }
}

function isKnown(ring: KeyRing, { keyId }: SealedCredential, { missing }: Rotation): boolean {
  if (ring.has(keyId)) return true;
  missing.set(keyId, (missing.get(keyId) ?? 0) + 1);
  return false;
}

function batchesOf(credentials: SealedCredential[]): SealedCredential[][] {
  return Array.from({ length: Math.ceil(credentials.length / BATCH) }, (_, index) =>
    credentials.slice(index * BATCH, (index + 1) * BATCH),
  );
}

async function reseal(
  db: Db,
  { ring, batch, rotation }: { ring: KeyRing; batch: SealedCredential[]; rotation: Rotation },
): Promise<void> {
  const { resealed, unreadable } = await resealCredentials(db, ring, batch);
  rotation.resealed += resealed;
  rotation.unreadable.push(...unreadable);
}
