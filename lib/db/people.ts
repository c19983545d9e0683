import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type KeyRing, openingPassphrases, personHash, sealingPassphrases } from "../credentials.ts";
import type { IsForgotten } from "../domain/privacy/without-forgotten.ts";
import { call, type Db } from "./call.ts";

const FIELD = "people";
const opened = z.object({ secret: z.string(), forgotten: z.array(z.guid()) });

/** The people of an organisation, told apart by keyed hashes. */
export type People = {
  hash: (kind: "address" | "name", text: string) => string;
  /** Whom it was asked to forget; null: nobody. */
  isForgotten: IsForgotten | null;
};

/** Opens what an organisation's people are hashed with; `credential_unreadable` when our ring does not fit. */
export async function openPeople(db: Db, ring: KeyRing, organizationId: string): Promise<People> {
  const owner = { organizationId, connectionId: organizationId, fields: [FIELD] };
  const { keyId, passphrases } = sealingPassphrases(ring, owner);
  const open = Object.entries(openingPassphrases(ring, owner)).map(([id, by]) => [id, by[FIELD] ?? ""]);
  const { secret, forgotten } = await call(db, {
    name: "open_people",
    args: {
      p_organization_id: organizationId,
      p_seal: { keyId, secret: randomBytes(32).toString("base64"), passphrase: passphrases[FIELD] ?? "" },
      p_passphrases: Object.fromEntries(open),
    },
    returns: opened,
    idempotent: true,
  });
  return peopleOf(secret, new Set(forgotten));
}

/** Each text is hashed once: the same few people stand in every event. */
function peopleOf(secret: string, forgotten: ReadonlySet<string>): People {
  const known = new Map<string, string>();
  const hash = (kind: "address" | "name", text: string) => {
    const key = `${kind}|${text}`;
    const found = known.get(key) ?? personHash(secret, kind, text);
    if (known.size < MOST_KNOWN) known.set(key, found);
    return found;
  };
  const isForgotten: IsForgotten = (kind, text) => forgotten.has(hash(kind, text));
  return { hash, isForgotten: forgotten.size === 0 ? null : isForgotten };
}

const MOST_KNOWN = 100_000;

/** The organisation of a short name; null when there is none. For commands of whoever runs the installation. */
export function findOrganizationId(db: Db, slug: string): Promise<string | null> {
  const args = { p_slug: slug };
  return call(db, { name: "find_organization_id", args, returns: z.uuid().nullable(), idempotent: true });
}

/** Whoever has one of these hashes is not kept from the next run on. */
export function rememberForgotten(db: Db, organizationId: string, hashes: string[]): Promise<number> {
  const args = { p_organization_id: organizationId, p_hashes: hashes };
  return call(db, { name: "remember_forgotten", args, returns: z.number(), idempotent: true });
}

export const PARTS = ["commits", "payloads", "quarantine"] as const;
export type Part = (typeof PARTS)[number];
export type StoredWords = { key: string; text: string };

/** The next words that an organisation keeps of one part. */
export function listWords(
  db: Db,
  organizationId: string,
  request: { part: Part; after: string; limit: number },
): Promise<StoredWords[]> {
  const returns = z.array(z.object({ key: z.string(), text: z.string() }));
  const args = { p_request: { organizationId, ...request } };
  return call(db, { name: "list_words", args, returns, idempotent: true });
}

/** Writes other words where they are still what they were: how many. */
export function writeWords(
  db: Db,
  organizationId: string,
  { part, words }: { part: Part; words: (StoredWords & { was: string })[] },
): Promise<number> {
  const args = { p_organization_id: organizationId, p_part: part, p_words: words };
  return call(db, { name: "write_words", args, returns: z.number(), idempotent: true });
}

/** A line in the audit log, without whom. */
export async function recordForgetting(
  db: Db,
  organizationId: string,
  p_details: Record<Part, number>,
): Promise<void> {
  const args = { p_organization_id: organizationId, p_details };
  await call(db, { name: "record_forgetting", args, returns: z.unknown(), idempotent: false });
}
