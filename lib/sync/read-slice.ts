import { DatadogError } from "../datadog/datadog-error.ts";
import { type DatadogClient, LARGEST_LIMIT } from "../datadog/client.ts";
import type { Stream } from "../domain/events.ts";
import type { TimeRange } from "../domain/time-range.ts";

/** A range that was read: all its events, or as many as could be had and why not all. */
export type ReadRange = TimeRange & { raws: unknown[]; gap: string | null };

/**
 * Reads a range in as few calls as it takes. A full page is never trusted to be all: the range is halved, newest
 * half first; a single second that is still full is split by environment, then by service; what is full even then
 * is a gap.
 */
export async function* readSlice(client: DatadogClient, stream: Stream, slice: TimeRange): AsyncGenerator<ReadRange> {
  const raws = await listOrTooLarge(client, stream, slice);
  if (raws !== null && raws.length < LARGEST_LIMIT) {
    yield { ...slice, raws, gap: null };
    return;
  }
  if (slice.to - slice.from > 1) {
    const middle = slice.from + Math.floor((slice.to - slice.from) / 2);
    yield* readSlice(client, stream, { from: middle, to: slice.to });
    yield* readSlice(client, stream, { from: slice.from, to: middle });
    return;
  }
  yield { ...slice, ...(await readSecond(client, stream, slice, raws ?? [])) };
}

/** Null when the answer was larger than the transport takes: as good as a full page. */
async function listOrTooLarge(client: DatadogClient, stream: Stream, range: TimeRange, query?: string) {
  try {
    const from = new Date(range.from * 1000);
    const to = new Date(range.to * 1000);
    return await client.list({ stream, from, to, ...(query === undefined ? {} : { query }) });
  } catch (error) {
    if (error instanceof DatadogError && error.failure === "too_large") return null;
    throw error;
  }
}

async function readSecond(client: DatadogClient, stream: Stream, second: TimeRange, first: unknown[]) {
  const found: unknown[] = [...first];
  const full = await splitBy(client, stream, second, { query: "", fields: ["env", "service"], found });
  return { raws: found, gap: full ? `more than ${LARGEST_LIMIT} events of one environment and service in one second` : null };
}

type Split = { query: string; fields: string[]; found: unknown[] };

/** Reads a second value by value of the next field, then the rest; true when some part stayed full. */
async function splitBy(client: DatadogClient, stream: Stream, second: TimeRange, split: Split): Promise<boolean> {
  const [field, ...fields] = split.fields;
  if (field === undefined) return true;
  const values = [...new Set(split.found.flatMap((raw) => valuesOf(raw, field)))].sort();
  const rest = values.length === 0 ? [] : [`NOT ${field}:(${values.map(quote).join(" OR ")})`];
  let full = false;
  for (const part of [...values.map((value) => `${field}:${quote(value)}`), ...rest]) {
    const query = [split.query, part].filter((text) => text !== "").join(" ");
    const raws = await listOrTooLarge(client, stream, second, query);
    split.found.push(...(raws ?? []));
    if (raws === null || raws.length >= LARGEST_LIMIT) {
      full = (await splitBy(client, stream, second, { query, fields, found: split.found })) || full;
    }
  }
  return full || values.length === 0;
}

function valuesOf(raw: unknown, field: string): string[] {
  const attributes = property(raw, "attributes");
  const value = property(attributes, field) ?? (field === "service" ? property(attributes, "services") : undefined);
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string" && item !== "");
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
