import { listRawPayloads, listUnread } from "../db/stored-payloads.ts";
import type { Stream } from "../domain/sync/events.ts";
import type { EventSource } from "../sources/source.ts";
import { commitEvents } from "./commit.ts";
import { isTimeUp, type Run } from "./run.ts";

const PAGE = 200;

/**
 * Derives the tables again from the stored payloads, then what waits in quarantine. Changes nothing when neither the
 * parser nor the tables have changed. False when the budget ended before its end.
 */
export async function replay(run: Run): Promise<boolean> {
  for (const stream of run.source.streams) if (!(await replayStream(run, stream))) return false;
  await readQuarantined(run);
  return true;
}

async function replayStream(run: Run, stream: Stream): Promise<boolean> {
  let after = "";
  for (;;) {
    if (isTimeUp(run)) return false;
    const payloads = await listRawPayloads(run.options.db, run.held, { stream, after, limit: PAGE });
    const last = payloads.at(-1);
    if (last === undefined) return true;
    const raws = payloads.map((payload): unknown => JSON.parse(payload.raw));
    await commitEvents(run, { stream, page: run.source.parse(stream, raws) });
    after = last.externalId;
  }
}

/** Parses once more what waits in quarantine and no window has read again: a newer parser may make sense of it. */
export async function readQuarantined(run: Run): Promise<void> {
  for (const stream of run.source.streams) {
    let after = "";
    while (!isTimeUp(run)) {
      const waiting = await listUnread(run.options.db, run.held, { stream, after, limit: PAGE });
      const last = waiting.at(-1);
      if (last === undefined) break;
      const read = waiting.flatMap(({ eventKey, raw }) => readOne(run.source, stream, { eventKey, raw }));
      if (read.length > 0) {
        const raws = read.map((item) => item.raw);
        const page = run.source.parse(stream, raws);
        await commitEvents(run, { stream, page, released: read.map((item) => item.eventKey) });
      }
      after = last.eventKey;
    }
  }
}

/** Nothing when it cannot be read today either; the text of a very large event was cut and is no JSON any more. */
function readOne(source: EventSource, stream: Stream, waiting: { eventKey: string; raw: string }) {
  const { eventKey } = waiting;
  try {
    const raw: unknown = JSON.parse(waiting.raw);
    return source.parse(stream, [raw]).events.length === 1 ? [{ eventKey, raw }] : [];
  } catch {
    return [];
  }
}
