import type { Stream } from "../../domain/sync/events.ts";
import type { GapReason } from "../../domain/sync/reasons.ts";
import type { TimeRange } from "../../domain/sync/time-range.ts";
import type { DatadogClient } from "./client.ts";
import { DatadogError } from "./datadog-error.ts";

const FIELDS = ["env", "service"];
const SAMPLE = 50;
/** A second that takes more is not worth the account's rate limit: about 50,000 events. */
const MOST_CALLS = 200;

const tooMany = (most: number): GapReason => ({ code: "too_many_in_second", numbers: { most } });
const TOO_LARGE: GapReason = { code: "second_too_large", numbers: {} };
const REFUSED: GapReason = { code: "second_refused", numbers: {} };
const TOO_LONG: GapReason = { code: "second_too_long", numbers: { most: MOST_CALLS } };

/** Rows of one call, and why they may not be all there are; null when they are. */
type Page = { raws: unknown[]; lack: GapReason | null };

type Second = {
  client: DatadogClient;
  stream: Stream;
  range: TimeRange;
  found: unknown[];
  callsLeft: number;
  gap: GapReason | null;
};

/** Some of a second: `terms` settled the fields before `depth`; of that field these values, or all but `seen`. */
type Part = { terms: string[]; depth: number; values: string[] | null; seen: string[] };

/** All events of one second, the same one more than once; or as many as could be had and why not all. */
export async function readSecond(
  client: DatadogClient,
  stream: Stream,
  range: TimeRange,
): Promise<{ raws: unknown[]; gap: GapReason | null }> {
  const second: Second = { client, stream, range, found: [], callsLeft: MOST_CALLS, gap: null };
  await readPart(second, { terms: [], depth: 0, values: null, seen: [] });
  return { raws: second.found, gap: second.gap };
}

async function readPart(second: Second, part: Part): Promise<void> {
  if (second.callsLeft <= 0) {
    second.gap = TOO_LONG;
    return;
  }
  const page = await listPage(second, part);
  second.found.push(...page.raws);
  if (page.lack !== null) await split(second, part, page);
}

/** Several values are halved; one value, or rows without any, go on to the next field; new values come out of the rest. */
async function split(second: Second, part: Part, page: Page): Promise<void> {
  const field = FIELDS[part.depth];
  if (field === undefined) {
    second.gap = page.lack;
    return;
  }
  const { values, seen } = part;
  if (values !== null && values.length > 1) {
    const middle = Math.ceil(values.length / 2);
    await readPart(second, { ...part, values: values.slice(0, middle) });
    await readPart(second, { ...part, values: values.slice(middle) });
    return;
  }
  const fresh = values === null ? valuesOf(page.raws, field).filter((value) => !seen.includes(value)) : [];
  if (fresh.length === 0) {
    await split(second, { terms: termsOf(part), depth: part.depth + 1, values: null, seen: [] }, page);
    return;
  }
  await readPart(second, { ...part, values: fresh });
  await readPart(second, { ...part, seen: [...seen, ...fresh] });
}

async function listPage(second: Second, part: Part): Promise<Page> {
  const query = termsOf(part).join(" ");
  const most = second.client.pageLimit;
  const raws = await list(second, query, most);
  if (raws === "bad_request") return { raws: [], lack: REFUSED };
  if (raws !== "too_large") return { raws, lack: raws.length < most ? null : tooMany(most) };
  // A few rows show by which values it can be split.
  const sample = await list(second, query, SAMPLE);
  return { raws: typeof sample === "string" ? [] : sample, lack: TOO_LARGE };
}

async function list(second: Second, query: string, limit: number) {
  second.callsLeft -= 1;
  const range = { from: new Date(second.range.from * 1000), to: new Date(second.range.to * 1000) };
  try {
    return await second.client.list({
      stream: second.stream,
      ...range,
      limit,
      ...(query !== "" && { query }),
    });
  } catch (error) {
    if (!(error instanceof DatadogError)) throw error;
    if (error.failure === "too_large") return error.failure;
    // A second with odd names must not keep the rest of an account from being read.
    if (error.failure === "bad_request" && query !== "") return error.failure;
    throw error;
  }
}

function termsOf({ terms, depth, values, seen }: Part): string[] {
  const field = FIELDS[depth];
  const listed = (values ?? seen).map(quote);
  if (field === undefined || listed.length === 0) return terms;
  const matched = listed.length === 1 ? `${listed[0]}` : `(${listed.join(" OR ")})`;
  return [...terms, `${values === null ? "NOT " : ""}${field}:${matched}`];
}

function valuesOf(raws: unknown[], field: string): string[] {
  const values = raws.flatMap((raw) => {
    const attributes = property(raw, "attributes");
    const value =
      property(attributes, field) ?? (field === "service" ? property(attributes, "services") : undefined);
    return Array.isArray(value) ? value : [value];
  });
  const texts = values.filter((value) => typeof value === "string" || typeof value === "number");
  return [...new Set(texts.map(String))].filter((text) => text !== "").sort();
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
