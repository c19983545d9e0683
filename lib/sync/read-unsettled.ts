import { listUnsettled, type Unsettled } from "../db/stored-payloads.ts";
import type { Stream } from "../domain/sync/events.ts";
import { fromEpochSeconds } from "../domain/sync/time-range.ts";
import { commitEvents } from "./commit.ts";
import { isTimeUp, type ReadingRun, readingOf } from "./run.ts";

const MOST_CALLS = 200;
/** A run learns with each commit whether it still holds the lease. */
const BATCH = 10;

/**
 * Asks by id for verdicts still pending and incidents still open that began before the windows of this run, at most
 * 200. False when the run's budget ended before the last of them.
 */
export async function readUnsettled(run: ReadingRun, before: number): Promise<boolean> {
  const asked = await listUnsettled(run.options.db, run.held, {
    before: fromEpochSeconds(before),
    limit: MOST_CALLS,
  });
  let mostCalls = MOST_CALLS;
  for (const stream of run.source.streams) {
    const ofStream = asked.filter((event) => event.stream === stream);
    for (let start = 0; start < ofStream.length; start += BATCH) {
      if (isTimeUp(run)) return false;
      const batch = ofStream.slice(start, start + BATCH);
      mostCalls -= await readBatch(run, stream, { batch, mostCalls });
    }
  }
  return true;
}

type Asked = { batch: Unsettled[]; mostCalls: number };

/** The calls that it took. */
async function readBatch(run: ReadingRun, stream: Stream, { batch, mostCalls }: Asked): Promise<number> {
  const { listed } = readingOf(run, stream);
  const asked = batch.map((event) => event.externalId);
  const found = await run.reader.byId({ stream, ids: asked, listed, mostCalls });
  const page = run.source.parse(stream, found.raws);
  const events = page.events.filter((event) => asked.includes(event.externalId));
  const doubt = found.missing.length > 0 && events.length === 0 ? await findListed(run, stream) : null;
  const apiCalls = found.calls + (doubt?.calls ?? 0);
  const gone = doubt?.found === false ? [] : found.missing;
  await commitEvents(run, { stream, page: { ...page, events }, gone, apiCalls });
  return apiCalls;
}

/** Before "not found" is taken for "deleted": whether it finds an event that was listed a moment ago. */
async function findListed(run: ReadingRun, stream: Stream): Promise<{ found: boolean; calls: number }> {
  const { listed } = readingOf(run, stream);
  if (listed === null) return { found: false, calls: 0 };
  const { raws, calls } = await run.reader.byId({ stream, ids: [listed], listed });
  return { found: raws.length > 0, calls };
}
