import type { ByIdRequest, FoundById, ReadRange, SourceReader } from "../source.ts";
import type { DatadogClient } from "./client.ts";
import { DatadogError, type DatadogFailure } from "./datadog-error.ts";
import { readSlice } from "./read-slice.ts";

/** Failures that speak of the id that was asked for, not of Datadog. */
const ODD_ID = new Set<DatadogFailure>(["bad_request", "bad_payload", "too_large"]);

/** What a run reads through: each answer with the calls that it took, those of the ones that failed included. */
export function datadogReader(client: DatadogClient): SourceReader {
  return {
    list: async function* (stream, range): AsyncGenerator<ReadRange> {
      const calls = callsSince(client);
      for await (const part of readSlice(client, stream, range)) yield { ...part, calls: calls() };
    },
    byId: (request) => readByIds(client, request),
  };
}

/** Each time the calls since the time before. */
function callsSince({ transport }: DatadogClient): () => number {
  let before = transport.calls;
  return () => {
    const calls = transport.calls - before;
    before = transport.calls;
    return calls;
  };
}

async function readByIds(client: DatadogClient, request: ByIdRequest): Promise<FoundById> {
  const calls = callsSince(client);
  const stopAt = client.transport.calls + (request.mostCalls ?? Number.POSITIVE_INFINITY);
  const found: FoundById = { raws: [], missing: [], calls: 0 };
  for (const id of request.ids) {
    if (client.transport.calls >= stopAt) break;
    const raw = await getEvent(client, request, id);
    if (raw === null) found.missing.push(id);
    else if (raw !== undefined) found.raws.push(raw);
  }
  return { ...found, calls: calls() };
}

/** Null: Datadog has none of this id. Undefined: it cannot answer for this id, so nothing is known of it. */
async function getEvent(client: DatadogClient, request: ByIdRequest, id: string): Promise<unknown> {
  try {
    return await client.get(request.stream, id);
  } catch (error) {
    if (!(error instanceof DatadogError)) throw error;
    if (ODD_ID.has(error.failure)) return undefined;
    // Every week again: one event on which Datadog breaks must not keep the rest from being read.
    if (error.failure === "server_error" && (await answersFor(client, request, id))) return undefined;
    throw error;
  }
}

async function answersFor(client: DatadogClient, request: ByIdRequest, odd: string): Promise<boolean> {
  const { stream, listed = null } = request;
  return listed !== null && listed !== odd && (await client.get(stream, listed)) !== null;
}
