import { commitSlice, type Slice, type StoredEvent } from "../db/sync.ts";
import type { Quarantined, Stream } from "../domain/sync/events.ts";
import { setAside } from "../domain/sync/storable-text.ts";
import { toEpochSeconds } from "../domain/sync/time-range.ts";
import { AppError } from "../errors.ts";
import type { ParsedPage } from "../sources/source.ts";
import { withPeople } from "./people.ts";
import { nextPart, type Run } from "./run.ts";

/**
 * Stores a slice: at once, or in halves and then the range as a whole when the database has no time for it or refuses
 * a value. An event that is refused alone is quarantined, so that it keeps nothing else out.
 */
export async function commit(run: Run, read: Slice): Promise<void> {
  const { options, held, progress, people } = run;
  const slice = withPeople(people, read);
  progress.slices += 1;
  try {
    await commitSlice(options.db, held, slice);
  } catch (error) {
    if (!isDivisible(error) || slice.events.length === 0) throw error;
    const refused = await commitParts(run, slice, slice.events);
    await commitSlice(options.db, held, {
      ...slice,
      events: [],
      quarantined: [...slice.quarantined, ...refused],
      alsoPresent: [...slice.alsoPresent, ...slice.events.map((event) => event.externalId)],
    });
  }
}

async function commitParts(run: Run, slice: Slice, events: StoredEvent[]): Promise<Quarantined[]> {
  const bare = { ...slice, gap: null, quarantined: [], released: [], gone: [], leftOut: 0, apiCalls: 0 };
  try {
    await commitSlice(run.options.db, run.held, { ...bare, part: nextPart(run), events });
    return [];
  } catch (error) {
    const [only, another] = events;
    if (!isDivisible(error) || only === undefined) throw error;
    if (another === undefined) {
      if (!(error instanceof AppError) || error.code !== "unstorable") throw error;
      return [setAside(only, { reason: { code: "unstorable", numbers: {} }, retry: true })];
    }
    const middle = Math.ceil(events.length / 2);
    const first = await commitParts(run, slice, events.slice(0, middle));
    return [...first, ...(await commitParts(run, slice, events.slice(middle)))];
  }
}

function isDivisible(error: unknown): boolean {
  return isTooMuch(error) || (error instanceof AppError && error.code === "unstorable");
}

/** Whether the database had no time for what it was asked. */
export function isTooMuch(error: unknown): boolean {
  return error instanceof AppError && error.code === "too_much";
}

type Found = {
  stream: Stream;
  page: ParsedPage;
  gone?: string[];
  released?: string[];
  apiCalls?: number;
};

/** Stores events that were read by their ids or once more: they cover no range. */
export async function commitEvents(run: Run, found: Found): Promise<void> {
  const { stream, page, gone = [], released = [], apiCalls = 0 } = found;
  const starts = page.events.map((event) => toEpochSeconds(event.startedAt));
  const from = starts.length === 0 ? run.held.now : Math.min(...starts);
  await commit(run, {
    stream,
    from,
    to: starts.length === 0 ? from + 1 : Math.max(...starts) + 1,
    part: nextPart(run),
    ...page,
    released,
    gone,
    alsoPresent: [],
    gap: null,
    apiCalls,
  });
}
