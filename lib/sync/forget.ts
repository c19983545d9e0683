import type { KeyRing } from "../credentials.ts";
import type { Db } from "../db/call.ts";
import {
  findOrganizationId,
  listWords,
  openPeople,
  PARTS,
  type Part,
  type People,
  recordForgetting,
  rememberForgotten,
  type StoredWords,
  writeWords,
} from "../db/people.ts";
import { type IsForgotten, isLogin, namesBeside } from "../domain/privacy/without-forgotten.ts";
import { AppError } from "../errors.ts";
import { withoutForgottenIn } from "./people.ts";

const BATCH = 500;

export type Forgotten = Record<Part, number> & {
  /** Names that stood beside the addresses. */
  names: number;
};

type Options = { db: Db; ring: KeyRing; slug: string; addresses: readonly string[] };

/**
 * Takes a person out of all that an organisation keeps, by addresses, and by the names that stand beside them; `not_found`
 * when there is no such organisation. Killed on the way, it is run again: whom to look for is remembered first, so that
 * no sync that begins later brings anything back.
 */
export async function forgetPerson({ db, ring, slug, addresses }: Options): Promise<Forgotten> {
  const organizationId = await findOrganizationId(db, slug);
  if (organizationId === null) throw new AppError("not_found");
  const { hash } = await openPeople(db, ring, organizationId);
  const names = await findNames(db, organizationId, addresses);
  const hashes = hashesOf(hash, { addresses, names });
  await rememberForgotten(db, organizationId, hashes);
  const { isForgotten } = await openPeople(db, ring, organizationId);
  const rows = await takeOut(db, organizationId, { isForgotten, keys: new Set(hashes) });
  await recordForgetting(db, organizationId, rows);
  return { ...rows, names: names.length };
}

type Whom = { addresses: readonly string[]; names: readonly string[] };

function hashesOf(hash: People["hash"], { addresses, names }: Whom): string[] {
  const logins = addresses.map((address) => address.split("@")[0] ?? "").filter(isLogin);
  return [
    ...addresses.map((address) => hash("address", address)),
    // Somebody's address stands for the name, where a machine was not told who works on it.
    ...[...names, ...logins, ...addresses].map((called) => hash("name", called)),
  ];
}

async function takeOut(db: Db, organizationId: string, about: About): Promise<Record<Part, number>> {
  const rows: Record<Part, number> = { commits: 0, payloads: 0, quarantine: 0 };
  for (const part of PARTS)
    for await (const batch of wordsOf(db, organizationId, part)) {
      const words = batch.flatMap((one) => changed(one, about));
      if (words.length > 0) rows[part] += await writeWords(db, organizationId, { part, words });
    }
  return rows;
}

async function* wordsOf(db: Db, organizationId: string, part: Part): AsyncGenerator<StoredWords[]> {
  for (let after = ""; ; ) {
    const batch = await listWords(db, organizationId, { part, after, limit: BATCH });
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch;
    after = last.key;
  }
}

async function findNames(db: Db, organizationId: string, addresses: readonly string[]): Promise<string[]> {
  const wanted = new Set(addresses.map((address) => address.toLowerCase()));
  const isOne = (address: string) => wanted.has(address.toLowerCase());
  const names = new Set<string>();
  for (const part of PARTS)
    for await (const batch of wordsOf(db, organizationId, part))
      for (const { text } of batch)
        for (const name of namesBeside(jsonOf(text), isOne)) if (name !== "" && !isOne(name)) names.add(name);
  return [...names];
}

/** A text that was cut is no JSON any more. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

type About = { isForgotten: IsForgotten | null; keys: ReadonlySet<string> };

function changed(
  { key, text: was }: StoredWords,
  { isForgotten, keys }: About,
): (StoredWords & { was: string })[] {
  if (isForgotten === null) return [];
  const text = withoutKey(withoutForgottenIn(was, isForgotten), keys);
  return JSON.stringify(jsonOf(text)) === JSON.stringify(jsonOf(was)) ? [] : [{ key, was, text }];
}

/** Of a commit, whose author is told apart by it. */
function withoutKey(text: string, keys: ReadonlySet<string>): string {
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null || !("authorKey" in value)) return text;
  const { authorKey, ...rest } = value;
  return typeof authorKey === "string" && keys.has(authorKey) ? JSON.stringify(rest) : text;
}
