import type { KnownAccount } from "../../db/connecting.ts";
import { type EventSource, SourceError, type SourceReader } from "../../sources/source.ts";

/** `unknown`: nothing that the connection holds, or that its keys list, says whose account it is. */
export type Recognition = "same" | "other" | "unknown";

type Known = Pick<KnownAccount["events"][number], "stream" | "id">;

const RECENT_SECONDS = 7 * 86_400;
/** So many ids of a stream are asked for. */
const SAMPLE = 3;

/**
 * Not every source tells an account's id; but only the keys of an account find its events by their ids. Half of them
 * have to be found: one may have been deleted there, and one hand-chosen id may stand in two accounts.
 */
export async function recognise(reader: SourceReader, { events }: KnownAccount): Promise<Recognition> {
  const sure = events.filter(({ vanished }) => !vanished);
  if (sure.length > 0) return judge(reader, sure);
  // Found after all is the same account; not found is what vanishing means.
  return (await judge(reader, events)) === "same" ? "same" : "unknown";
}

async function judge(reader: SourceReader, events: Known[]): Promise<Recognition> {
  if (events.length === 0) return "unknown";
  const found = await findByIds(reader, events);
  return found.length * 2 >= events.length ? "same" : "other";
}

/** Those of these events that the reader has. */
async function findByIds(reader: SourceReader, events: Known[]): Promise<Known[]> {
  const answers = await Promise.all(events.map(({ stream, id }) => reader.byId({ stream, ids: [id] })));
  return events.filter((_, index) => answers[index]?.raws.length === 1);
}

/** The new keys' reader, and who opens what the stored keys still open; null when they open nothing. */
type Comparison = {
  source: EventSource;
  reader: SourceReader;
  before: () => Promise<SourceReader | null>;
};

/**
 * Whether new keys open the account that a connection holds. What they do not find may be gone for everybody, as after
 * a switch of the data source: so the stored keys are asked too, and what they still see is what the new ones must find.
 */
export async function isSameAccount(own: KnownAccount, comparison: Comparison): Promise<Recognition> {
  const first = await recognise(comparison.reader, own);
  if (first === "same" || own.events.length === 0) return first;
  const seen = await seenBefore(own, comparison);
  return seen === null ? first : judge(comparison.reader, seen);
}

/** What the stored keys find of what is held, or else what they list now; null when they are refused or gone. */
async function seenBefore(own: KnownAccount, { source, before }: Comparison): Promise<Known[] | null> {
  const stored = await before();
  if (stored === null) return null;
  try {
    const found = await findByIds(stored, own.events);
    return found.length > 0 ? found : await listRecent(source, stored);
  } catch (error) {
    if (error instanceof SourceError && error.kind === "refused") return null;
    throw error;
  }
}

async function listRecent({ streams, parse }: EventSource, reader: SourceReader): Promise<Known[]> {
  const to = Math.floor(Date.now() / 1000);
  const listed = await Promise.all(
    streams.map(async (stream) => {
      const known: Known[] = [];
      for await (const { raws } of reader.list(stream, { from: to - RECENT_SECONDS, to })) {
        known.push(...parse(stream, raws).events.map(({ externalId: id }) => ({ stream, id })));
        if (known.length >= SAMPLE) break;
      }
      return known.slice(0, SAMPLE);
    }),
  );
  return listed.flat();
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
