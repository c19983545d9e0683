import { type BulkWorldOptions, makeBulkWorld } from "./bulk-world.ts";
import { EventStore, type ListSelection } from "./event-store.ts";
import { isoSeconds } from "./timestamps.ts";
import { DAY } from "./world-calendar.ts";

const PATTERNS = 500;
const SHA = /\b[0-9a-f]{40}\b/g;
const TIMES = ["started_at", "finished_at", "created_at"] as const;

/** `listedBy`: how many deployments list each commit; all that share a pattern unless given. */
export type EndlessOptions = BulkWorldOptions & { listedBy?: number | undefined };

/**
 * Evenly spread deployments in any quantity, each made when it is listed: millions fit into no memory. Names and
 * verdicts repeat, and commits as often as wanted; ids and times do not. Queries are not understood.
 */
export class EndlessStore extends EventStore {
  readonly #patterns: string[];
  readonly #listedBy: number;
  readonly #count: number;
  readonly #firstSecond: number;
  readonly #gapSeconds: number;

  constructor({ listedBy = Number.POSITIVE_INFINITY, ...options }: EndlessOptions) {
    super();
    this.#listedBy = listedBy;
    const deployments = Math.min(PATTERNS, options.deployments);
    this.#patterns = makeBulkWorld({ ...options, deployments }).deployments.map(({ id: _, ...event }) => {
      const attributes = { ...event.attributes };
      for (const name of TIMES) delete attributes[name];
      return JSON.stringify(attributes).slice(1);
    });
    const endAt = Math.floor((options.endAt ?? new Date()).getTime() / 1000);
    this.#count = options.deployments;
    this.#gapSeconds = (options.days * DAY) / Math.max(1, options.deployments - 1);
    this.#firstSecond = endAt - options.days * DAY;
  }

  override get size(): number {
    return this.#count;
  }

  override json(handle: string): string | null {
    const index = Number(/^endless-(\d+)$/.exec(handle)?.[1] ?? Number.NaN);
    return index < this.#count ? this.#row(index) : null;
  }

  override list({ fromKey, toKey, limit, descending }: ListSelection): string[] {
    const low = fromKey === null ? 0 : this.#firstFrom(secondOf(fromKey));
    const high = toKey === null ? this.#count : this.#firstFrom(secondOf(toKey) + 1);
    const length = Math.max(0, Math.min(limit, high - low));
    return Array.from({ length }, (_, index) => this.#row(descending ? high - 1 - index : low + index));
  }

  /** Index of the first event that starts in this second or later. */
  #firstFrom(second: number): number {
    const guess = Math.ceil((second - this.#firstSecond) / this.#gapSeconds);
    let index = Math.min(Math.max(guess - 1, 0), this.#count);
    while (index < this.#count && this.#startOf(index) < second) index += 1;
    return index;
  }

  #startOf(index: number): number {
    return Math.round(this.#firstSecond + index * this.#gapSeconds);
  }

  #row(index: number): string {
    const at = this.#startOf(index);
    const times = `"started_at":"${isoSeconds(at)}","finished_at":"${isoSeconds(at + 60)}","created_at":"${isoSeconds(at + 120)}"`;
    const pattern = this.#pattern(index);
    return `{"type":"dora_deployment","id":"endless-${index}","attributes":{${times},${pattern}}`;
  }

  /** Commits of another round of the patterns begin with other digits. */
  #pattern(index: number): string {
    const count = this.#patterns.length;
    const round = Math.floor(index / count / this.#listedBy);
    const digits = round.toString(16).padStart(8, "0");
    return (this.#patterns[index % count] ?? "").replace(SHA, (sha) => digits + sha.slice(digits.length));
  }
}

function secondOf(key: string): number {
  return Date.parse(`${key.slice(0, 19)}Z`) / 1000;
}
