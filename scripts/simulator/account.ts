import type { z } from "zod";
import { makeBulkWorld } from "./bulk-world.ts";
import type { accountInput } from "./control-input.ts";
import { Dashboards } from "./dashboards.ts";
import { EndlessStore } from "./endless-store.ts";
import { EventStore } from "./event-store.ts";
import type { OverLimit } from "./list-request.ts";
import { loadEvents } from "./load.ts";
import { defaultRateLimit, type RateLimit, RateLimiter } from "./rate-limit.ts";
import { type ShapeProfile, shapeEvent } from "./shape-profile.ts";
import type { Attributes, EventSet, Stream } from "./wire-event.ts";
import { DemoWorld, type DemoWorldOptions, type WorldChange } from "./world.ts";

export const READ_SCOPE = "dora_metrics_read";

type Given = z.infer<typeof accountInput>;

/** As the control API takes it; in process a demo may also be of another company. */
type AccountContent =
  | ({ kind: "demo" } & Omit<DemoWorldOptions, "endAt"> & { endAt?: Date | undefined })
  | Exclude<Given["content"], { kind: "demo" } | undefined>;

export type AccountSpec = Omit<Given, "content"> & { content?: AccountContent | undefined };

/** One Datadog organisation: its keys, its events, and the world that goes on producing them. */
export class Account {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly overLimit: OverLimit;
  readonly apiKeys: Set<string>;
  /** Scopes by key. */
  readonly appKeys: Map<string, Set<string>>;
  readonly stores: Record<Stream, EventStore> = { deployments: new EventStore(), failures: new EventStore() };
  readonly dashboards = new Dashboards();
  readonly rateLimiter = new RateLimiter();
  latencyMs: number | null = null;
  readonly #profile: ShapeProfile;
  readonly #initialRateLimit: Partial<RateLimit>;
  #world: DemoWorld | null = null;

  constructor(spec: AccountSpec, now: Date) {
    this.id = spec.id;
    this.name = spec.name ?? spec.id;
    this.site = spec.site ?? "datadoghq.com";
    this.overLimit = spec.overLimit ?? "clamp";
    this.apiKeys = new Set(spec.apiKeys);
    this.appKeys = new Map(spec.appKeys.map(({ key, scopes }) => [key, new Set(scopes)]));
    this.#profile = spec.profile ?? "probed";
    this.#initialRateLimit = spec.rateLimit ?? {};
    this.limitRate({});
    if (spec.content) this.#fill(spec.content, now);
  }

  /** A client that names another site than the account's is unknown there, whatever its key. */
  owns(apiKey: string, site: string | null): boolean {
    return this.apiKeys.has(apiKey) && (site === null || site === this.site);
  }

  /** Lets the world go on until `now` and takes over what changed. A change to a deleted event is lost. */
  advanceTo(now: Date): void {
    for (const change of this.#world?.advanceTo(now) ?? []) this.#apply(change, now);
  }

  /** Starts from the account's own limit; what is not given goes back to it. */
  limitRate(settings: Partial<RateLimit>): void {
    this.rateLimiter.configure({ ...defaultRateLimit, ...this.#initialRateLimit, ...settings });
  }

  #fill(content: AccountContent, now: Date): void {
    if (content.kind === "demo") {
      this.#world = new DemoWorld({ ...content, endAt: content.endAt ?? now });
      this.#addShaped({ deployments: this.#world.deployments, failures: this.#world.failures }, now);
      return;
    }
    if (content.kind === "endless") {
      this.stores.deployments = new EndlessStore({ ...content, endAt: content.endAt ?? now });
      return;
    }
    this.#addShaped(contentEvents(content, now), now);
  }

  #addShaped(events: EventSet, now: Date): void {
    for (const stream of ["deployments", "failures"] as const) {
      const shaped = events[stream].map((event) => shapeEvent(this.#profile, stream, event));
      this.stores[stream].add(shaped, now);
    }
  }

  #apply({ stream, event, changed }: WorldChange, now: Date): void {
    const shaped = shapeEvent(this.#profile, stream, event);
    const store = this.stores[stream];
    if (changed === null) store.add([shaped], now);
    else store.patch(String(event.id), pick(shaped.attributes ?? {}, changed));
  }
}

function contentEvents(content: Exclude<AccountContent, { kind: "demo" | "endless" }>, now: Date): EventSet {
  switch (content.kind) {
    case "bulk":
      return makeBulkWorld({ ...content, endAt: content.endAt ?? now });
    case "file":
      return loadEvents(content.path, { shiftLastTo: content.shiftLastTo });
    case "events":
      return { deployments: content.deployments ?? [], failures: content.failures ?? [] };
  }
}

/** Only names the shaped event has: a profile may have dropped what the world changed. */
function pick(attributes: Attributes, names: string[]): Attributes {
  return Object.fromEntries(
    names.filter((name) => name in attributes).map((name) => [name, attributes[name]]),
  );
}
