import type { Matcher } from "./query.ts";
import { sortKey } from "./timestamps.ts";
import type { Attributes, WireEvent } from "./wire-event.ts";

interface Entry {
  handle: string;
  /** Place in time: started_at at full precision. */
  key: string;
  event: WireEvent;
  /** The serialised event, made once: a page is then a join of strings. */
  json: string | null;
}

export interface ListSelection {
  fromKey: string | null;
  toKey: string | null;
  matches: Matcher | null;
  limit: number;
  sortBy: "started_at" | "finished_at";
  descending: boolean;
}

/** The events of one account and one stream, ordered by started_at. */
export class EventStore {
  #sorted: Entry[] = [];
  #byHandle = new Map<string, Entry>();
  #unnamed = 0;

  get size(): number {
    return this.#sorted.length;
  }

  /** All events, oldest first. The objects are the stored ones: read only. */
  events(): WireEvent[] {
    return this.#sorted.map((entry) => entry.event);
  }

  /**
   * Adds events, or replaces those of the same id. One whose started_at cannot be read is listed at its
   * created_at or finished_at, else at `fallbackAt`: a poisoned record still has to turn up in a page.
   */
  add(events: WireEvent[], fallbackAt: Date): void {
    const fallbackKey = sortKey(fallbackAt.toISOString()) ?? "";
    const entries = events.map((event) => this.#entryOf(event, fallbackKey));
    const isBulk = entries.length > 32;
    for (const entry of entries) {
      this.#removeHandle(entry.handle);
      this.#byHandle.set(entry.handle, entry);
      if (!isBulk) this.#sorted.splice(this.#firstIndex(entry.key, true), 0, entry);
    }
    if (!isBulk) return;
    this.#sorted = [...this.#byHandle.values()].sort((a, b) => compareTexts(a.key, b.key));
  }

  /** Plants text that goes out as it is, for what no object can say (`1e999`, doubled keys). */
  addRaw(json: string, listedAt: Date): string {
    const handle = this.#nextHandle();
    const key = sortKey(listedAt.toISOString()) ?? "";
    const entry: Entry = { handle, key, event: { attributes: {} }, json };
    this.#byHandle.set(handle, entry);
    this.#sorted.splice(this.#firstIndex(key, true), 0, entry);
    return handle;
  }

  /** `false` when there is no such event (any more). */
  patch(handle: string, set: Attributes, unset: string[] = []): boolean {
    const entry = this.#byHandle.get(handle);
    if (!entry) return false;
    const attributes = { ...entry.event.attributes, ...set };
    for (const name of unset) delete attributes[name];
    this.add([{ ...entry.event, attributes }], new Date(`${entry.key.slice(0, 19)}Z`));
    return true;
  }

  remove(handle: string): boolean {
    return this.#removeHandle(handle);
  }

  json(handle: string): string | null {
    const entry = this.#byHandle.get(handle);
    return entry ? jsonOf(entry) : null;
  }

  /** The serialised events of one page; both ends of the range are included. */
  list(selection: ListSelection): string[] {
    const low = selection.fromKey === null ? 0 : this.#firstIndex(selection.fromKey, false);
    const high = selection.toKey === null ? this.#sorted.length : this.#firstIndex(selection.toKey, true);
    return this.#page(this.#sorted.slice(low, high), selection).map(jsonOf);
  }

  #page(entries: Entry[], { sortBy, descending, matches, limit }: ListSelection): Entry[] {
    if (sortBy === "finished_at") entries.sort((a, b) => compareTexts(finishOf(a), finishOf(b)));
    if (descending) entries.reverse();
    const page: Entry[] = [];
    for (const entry of entries) {
      if (page.length === limit) break;
      if (!matches || matches(entry.event)) page.push(entry);
    }
    return page;
  }

  #entryOf(event: WireEvent, fallbackKey: string): Entry {
    const { started_at, created_at, finished_at } = event.attributes ?? {};
    const key = sortKey(started_at) ?? sortKey(created_at) ?? sortKey(finished_at) ?? fallbackKey;
    const { id } = event;
    const handle = typeof id === "string" || typeof id === "number" ? String(id) : this.#nextHandle();
    return { handle, key, event: { ...event }, json: null };
  }

  #nextHandle(): string {
    this.#unnamed += 1;
    return `unnamed-${this.#unnamed}`;
  }

  #removeHandle(handle: string): boolean {
    const entry = this.#byHandle.get(handle);
    if (!entry) return false;
    this.#byHandle.delete(handle);
    let index = this.#firstIndex(entry.key, false);
    while (index < this.#sorted.length && this.#sorted[index] !== entry) index += 1;
    this.#sorted.splice(index, 1);
    return true;
  }

  /** First index whose key is not before `key`; with `after`, the first beyond it. */
  #firstIndex(key: string, after: boolean): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const probe = this.#sorted[middle]?.key ?? "";
      if (after ? probe <= key : probe < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function jsonOf(entry: Entry): string {
  entry.json ??= JSON.stringify(entry.event);
  return entry.json;
}

const finishOf = ({ event }: Entry) => sortKey(event.attributes?.finished_at) ?? "";

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
