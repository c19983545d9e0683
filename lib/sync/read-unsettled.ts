import { listUnsettled, type Unsettled } from "../db/stored-payloads.ts";
import { STREAMS, type Stream } from "../domain/sync/events.ts";
import { fromEpochSeconds } from "../domain/sync/time-range.ts";
import { DatadogError, type DatadogFailure } from "../sources/datadog/datadog-error.ts";
import { parsePage } from "../sources/datadog/event-schema.ts";
import { commitEvents } from "./commit.ts";
import { isTimeUp, type ReadingRun } from "./run.ts";

const MOST_CALLS = 200;
/** A run learns with each commit whether it still holds the lease. */
const BATCH = 10;
/** Failures that speak of the id that was asked for, not of Datadog. */
const ODD_ID = new Set<DatadogFailure>(["bad_request", "bad_payload", "too_large"]);

/**
 * Asks by id for verdicts still pending and incidents still open that began before the windows of this run, at most
 * 200. False when the run's budget ended before the last of them.
 */
export async function readUnsettled(run: ReadingRun, before: number): Promise<boolean> {
  const asked = await listUnsettled(run.options.db, run.held, {
    before: fromEpochSeconds(before),
    limit: MOST_CALLS,
  });
  const stopAt = run.client.transport.calls + MOST_CALLS;
  for (const stream of STREAMS) {
    const ofStream = asked.filter((event) => event.stream === stream);
    for (let start = 0; start < ofStream.length; start += BATCH) {
      if (isTimeUp(run)) return false;
      await readBatch(run, stream, { batch: ofStream.slice(start, start + BATCH), stopAt });
    }
  }
  return true;
}

/** `stopAt`: the number of calls at which no further one is made. */
type Asked = { batch: Unsettled[]; stopAt: number };

async function readBatch(run: ReadingRun, stream: Stream, { batch, stopAt }: Asked): Promise<void> {
  const callsBefore = run.client.transport.calls;
  const raws: unknown[] = [];
  const missing: string[] = [];
  for (const { externalId } of batch) {
    if (run.client.transport.calls >= stopAt) break;
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

/** Null: Datadog has none of this id. Undefined: it cannot answer for this id, so nothing is known of it. */
async function getEvent(run: ReadingRun, stream: Stream, id: string): Promise<unknown> {
  try {
    return await run.client.get(stream, id);
  } catch (error) {
    if (!(error instanceof DatadogError)) throw error;
    if (ODD_ID.has(error.failure)) return undefined;
    // Every week again: one event on which Datadog breaks must not keep the rest from being read.
    if (error.failure === "server_error" && (await answersFor(run, stream, id))) return undefined;
    throw error;
  }
}

async function answersFor(run: ReadingRun, stream: Stream, odd: string): Promise<boolean> {
  const id = run.listed[stream];
  return id !== null && id !== odd && (await run.client.get(stream, id)) !== null;
}

/** Before "not found" is taken for "deleted": whether it finds an event that was listed a moment ago. */
async function findsListed(run: ReadingRun, stream: Stream): Promise<boolean> {
  const id = run.listed[stream];
  if (id === null) return false;
  const raw = await getEvent(run, stream, id);
  return raw !== null && raw !== undefined;
}
