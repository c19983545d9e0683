import type { ListSelection } from "./event-store.ts";
import { type Matcher, parseQuery, QuerySyntaxError } from "./query.ts";
import { badRequest } from "./reply.ts";
import { sortKey } from "./timestamps.ts";
import { listRequestTypes, type Stream } from "./wire-event.ts";

/** What a limit over 1000 gets: nobody has recorded it, so both can be tried. */
export type OverLimit = "clamp" | "reject";

const DEFAULT_LIMIT = 10;
const MAXIMUM_LIMIT = 1000;

interface ListBody {
  data?: { type?: unknown; attributes?: Record<string, unknown> };
}

/** Reads the body of a list request, or throws the 400 that Datadog would answer. Unknown attributes are ignored. */
export function readListRequest(body: string, stream: Stream, overLimit: OverLimit): ListSelection {
  const data = parseBody(body).data ?? {};
  const expected = listRequestTypes[stream];
  const type = typeof data.type === "string" ? data.type : "";
  if (type !== expected) throw badRequest(`got type "${type}" expected one of "${expected}"`);
  const attributes = data.attributes ?? {};
  return {
    fromKey: readBound(attributes, "from"),
    toKey: readBound(attributes, "to"),
    matches: readQuery(attributes.query),
    limit: readLimit(attributes.limit, overLimit),
    ...readSort(attributes.sort),
  };
}

/** The attributes of a list request as they came, for the request log; `null` when there are none. */
export function listAttributes(body: string): Record<string, unknown> | null {
  try {
    return parseBody(body).data?.attributes ?? null;
  } catch {
    return null;
  }
}

function parseBody(body: string): ListBody {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isObject(parsed)) {
      const data = isObject(parsed.data) ? parsed.data : {};
      return { data: { type: data.type, ...(isObject(data.attributes) && { attributes: data.attributes }) } };
    }
  } catch {
    // Not JSON at all: the same answer as for a body without data.
  }
  throw badRequest("Missing required attribute in body");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readBound(attributes: Record<string, unknown>, name: "from" | "to"): string | null {
  const value = attributes[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw wrongKind(name, value);
  // Offsets are refused at some sites, so the simulator is as strict as the strictest of them.
  const key = value.endsWith("Z") ? sortKey(value) : null;
  if (key === null) throw badRequest(`error decoding attribute "${name}": invalid date-time`);
  return key;
}

function wrongKind(name: string, value: unknown): Error {
  const kind = Array.isArray(value) ? "array" : typeof value;
  return badRequest(`error decoding attribute "${name}": invalid type ${kind}`);
}

function readQuery(value: unknown): Matcher | null {
  if (value === undefined || value === null || value === "" || value === "*") return null;
  if (typeof value !== "string") throw wrongKind("query", value);
  try {
    return parseQuery(value);
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw badRequest(`invalid query: ${error.message}`);
    throw error;
  }
}

function readLimit(value: unknown, overLimit: OverLimit): number {
  if (value === undefined || value === null) return DEFAULT_LIMIT;
  if (typeof value !== "number") throw wrongKind("limit", value);
  const isTooLarge = value > MAXIMUM_LIMIT && overLimit === "reject";
  if (!Number.isInteger(value) || value < 1 || isTooLarge) {
    throw badRequest(`attribute "limit" must be between 1 and ${MAXIMUM_LIMIT}`);
  }
  return Math.min(value, MAXIMUM_LIMIT);
}

function readSort(value: unknown): Pick<ListSelection, "sortBy" | "descending"> {
  switch (value ?? "-started_at") {
    case "-started_at":
      return { sortBy: "started_at", descending: true };
    case "started_at":
      return { sortBy: "started_at", descending: false };
    case "-finished_at":
      return { sortBy: "finished_at", descending: true };
    case "finished_at":
      return { sortBy: "finished_at", descending: false };
    default:
      throw badRequest(`attribute "sort" must be one of "started_at finished_at -started_at -finished_at"`);
  }
}
