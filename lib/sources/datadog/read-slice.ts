import type { Stream } from "../../domain/sync/events.ts";
import type { TimeRange } from "../../domain/sync/time-range.ts";
import type { ReadRange } from "../source.ts";
import type { DatadogClient } from "./client.ts";
import { DatadogError } from "./datadog-error.ts";
import { readSecond } from "./read-second.ts";

type Part = Omit<ReadRange, "calls">;

/**
 * Reads a range in as few calls as it takes. A full page is never trusted to be all: the range is halved, newest
 * half first; a single second that is still full is split by environment, then by service; what is full even then
 * is a gap.
 */
export async function* readSlice(
  client: DatadogClient,
  stream: Stream,
  slice: TimeRange,
): AsyncGenerator<Part> {
  if (slice.to - slice.from <= 1) {
    yield { ...slice, ...(await readSecond(client, stream, slice)) };
    return;
  }
  const raws = await listOrTooLarge(client, stream, slice);
  if (raws !== null && raws.length < client.pageLimit) {
    yield { ...slice, raws, gap: null };
    return;
  }
  const middle = slice.from + Math.floor((slice.to - slice.from) / 2);
  yield* readSlice(client, stream, { from: middle, to: slice.to });
  yield* readSlice(client, stream, { from: slice.from, to: middle });
}

/** Null when the answer was larger than the transport takes: as good as a full page. */
async function listOrTooLarge(client: DatadogClient, stream: Stream, range: TimeRange) {
  try {
    return await client.list({
      stream,
      from: new Date(range.from * 1000),
      to: new Date(range.to * 1000),
    });
  } catch (error) {
    if (error instanceof DatadogError && error.failure === "too_large") return null;
    throw error;
  }
}
