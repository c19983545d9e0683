import { DatadogError } from "../datadog/datadog-error.ts";
import { parsePage } from "../datadog/event-schema.ts";
import { listUnsettled, type Unsettled } from "../db/stored-payloads.ts";
import { STREAMS, type Stream } from "../domain/events.ts";
import { fromEpochSeconds } from "../domain/time-range.ts";
import { commitEvents } from "./commit.ts";
import { isTimeUp, type ReadingRun } from "./run.ts";

const MOST_CALLS = 200;
const BATCH = 50;

/**
 * Asks by id for verdicts still pending and incidents still open that began before the windows of this run, at most
 * 200. False when the run's budget ended before the last of them.
 */
export async function readUnsettled(run: ReadingRun, before: number): Promise<boolean> {
  const asked = await listUnsettled(run.options.db, run.held, {
    before: fromEpochSeconds(before),
    limit: MOST_CALLS,
  });
  for (const stream of STREAMS) {
    const ofStream = asked.filter((event) => event.stream === stream);
    for (let start = 0; start < ofStream.length; start += BATCH) {
      if (isTimeUp(run)) return false;
      await readBatch(run, stream, ofStream.slice(start, start + BATCH));
    }
  }
  return true;
}

async function readBatch(run: ReadingRun, stream: Stream, batch: Unsettled[]): Promise<void> {
  const callsBefore = run.client.transport.calls;
  const raws: unknown[] = [];
  const missing: string[] = [];
  for (const { externalId } of batch) {
    const raw = await getEvent(run, stream, externalId);
    if (raw === null) missing.push(externalId);
    else if (raw !== undefined) raws.push(raw);
  }
  const page = parsePage(stream, raws);
  const asked = new Set(batch.map((event) => event.externalId));
  const known = page.events.some((event) => asked.has(event.externalId));
  await commitEvents(run, {
    stream,
    page: { ...page, events: page.events.filter((event) => asked.has(event.externalId)) },
    gone: missing.length > 0 && (known || (await findsListed(run, stream))) ? missing : [],
    apiCalls: run.client.transport.calls - callsBefore,
  });
}

/** Null: Datadog has none of this id. Undefined: it refused the id, so nothing is known of it. */
async function getEvent(run: ReadingRun, stream: Stream, id: string): Promise<unknown> {
  try {
    return await run.client.get(stream, id);
  } catch (error) {
    if (error instanceof DatadogError && error.failure === "bad_request") return undefined;
    throw error;
  }
}

/** Before "not found" is taken for "deleted": whether it finds an event that was listed a moment ago. */
async function findsListed(run: ReadingRun, stream: Stream): Promise<boolean> {
  const id = run.listed[stream];
  if (id === null) return false;
  const raw = await getEvent(run, stream, id);
  return raw !== null && raw !== undefined;
}
