import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { shiftTimestamp, sortKey } from "./timestamps.ts";
import type { Attributes, EventSet, WireEvent } from "./wire-event.ts";

const SHIFTED_AT_TOP = ["started_at", "finished_at", "created_at"];
const SHIFTED_IN_LISTS: Record<string, string[]> = {
  commits: ["timestamp"],
  pull_requests: ["created_at", "merged_at"],
};

/**
 * Reads `{deployments, failures}` from a JSON file, gzipped when its name ends in `.gz`. With `shiftLastTo`
 * the whole history is moved so that its last started_at lies there.
 */
export function loadEvents(path: string, options: { shiftLastTo?: Date | undefined } = {}): EventSet {
  const bytes = readFileSync(path);
  const parsed: unknown = JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString());
  const events = readEventSet(parsed, path);
  return options.shiftLastTo ? shiftEvents(events, options.shiftLastTo) : events;
}

function readEventSet(parsed: unknown, path: string): EventSet {
  const { deployments = [], failures = [] } = (parsed ?? {}) as Partial<Record<keyof EventSet, unknown>>;
  if (!Array.isArray(deployments) || !Array.isArray(failures)) {
    throw new Error(`${path} does not hold {deployments: [...], failures: [...]}`);
  }
  return { deployments, failures };
}

/**
 * Moves every timestamp of every event by the same whole number of seconds, so that durations stay and the last
 * started_at lands on `lastAt` (its second). Zero dates (year 1) mean "missing" and stay.
 */
function shiftEvents(events: EventSet, lastAt: Date): EventSet {
  const last = [...events.deployments, ...events.failures]
    .map((event) => sortKey(event.attributes?.started_at) ?? "")
    .reduce((latest, key) => (key > latest ? key : latest), "");
  if (last === "") return events;
  const lastSeconds = Date.parse(`${last.slice(0, 19)}Z`) / 1000;
  const bySeconds = Math.floor(lastAt.getTime() / 1000) - lastSeconds;
  return {
    deployments: events.deployments.map((event) => shiftEvent(event, bySeconds)),
    failures: events.failures.map((event) => shiftEvent(event, bySeconds)),
  };
}

function shiftEvent(event: WireEvent, bySeconds: number): WireEvent {
  if (!event.attributes) return event;
  const attributes = shiftNames(event.attributes, SHIFTED_AT_TOP, bySeconds);
  for (const [list, names] of Object.entries(SHIFTED_IN_LISTS)) {
    const items = attributes[list];
    if (!Array.isArray(items)) continue;
    attributes[list] = items.map((item: unknown) =>
      typeof item === "object" && item !== null ? shiftNames({ ...item }, names, bySeconds) : item,
    );
  }
  return { ...event, attributes };
}

function shiftNames(given: Attributes, names: string[], bySeconds: number): Attributes {
  const shifted = { ...given };
  for (const name of names) {
    const value = shifted[name];
    if (typeof value === "string" && !value.startsWith("0001-01-01"))
      shifted[name] = shiftTimestamp(value, bySeconds);
  }
  return shifted;
}
