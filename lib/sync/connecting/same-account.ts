import type { KnownAccount } from "../../db/connecting.ts";
import type { SourceReader } from "../../sources/source.ts";

/** `unknown`: the connection holds no event by which its account could be recognised. */
export type Recognition = "same" | "other" | "unknown";

/**
 * Not every source tells an account's id; but only the keys of an account find its events by their ids. Half of them
 * have to be found: one may have been deleted there, and one hand-chosen id may stand in two accounts.
 */
export async function recognise(reader: SourceReader, { events }: KnownAccount): Promise<Recognition> {
  if (events.length === 0) return "unknown";
  const byStream = [...Map.groupBy(events, ({ stream }) => stream)];
  const found = await Promise.all(
    byStream.map(([stream, known]) => reader.byId({ stream, ids: known.map(({ id }) => id) })),
  );
  const number = found.reduce((sum, { raws }) => sum + raws.length, 0);
  return number * 2 >= events.length ? "same" : "other";
}

/** The connection that these keys open as well, active ones first; null when none is known to. */
export async function findSameAccount(
  reader: SourceReader,
  accounts: readonly KnownAccount[],
  fingerprint: string,
): Promise<KnownAccount | null> {
  const sameKey = accounts.find((account) => account.fingerprint === fingerprint);
  if (sameKey !== undefined && sameKey.status !== "disconnected") return sameKey;
  const seen = await Promise.all(accounts.map((account) => recognise(reader, account)));
  return accounts.find((_, index) => seen[index] === "same") ?? sameKey ?? null;
}
