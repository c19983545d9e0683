import type { Refusal } from "../domain/refusals.ts";
import type { Deployment, Incident, Quarantined, Stream } from "../domain/sync/events.ts";
import type { GapReason } from "../domain/sync/reasons.ts";
import type { TimeRange } from "../domain/sync/time-range.ts";
import { AppError, type ErrorCode } from "../errors.ts";

/** An account at a source: where it lives (null for a source that is in one place), and its sealed fields by name. */
export type SourceAccount = { site: string | null; keys: Readonly<Record<string, string>> };

/** What a form asks for. Its fields have words under `sources` in `lib/words`, by the names that stand here. */
export type SourceForm = {
  provider: string;
  /** What people call the source. */
  name: string;
  /** Where an account may live; null when there is nothing to choose. */
  site: SiteField | null;
  /** Sealed before they are stored, and never shown again. The first names the account: its end is shown. */
  keys: readonly [KeyField, ...KeyField[]];
  /** The steps to the keys, by their names in `lib/words`. */
  help: readonly string[];
};

export type SiteField = {
  initial: string;
  choices: readonly { id: string; name: string }[];
};

export type KeyField = {
  name: string;
  /** A regular expression that the whole text matches, spaces around it aside. */
  pattern: string;
  /** What to say of a text that does not. */
  problem: Refusal;
};

export type ParsedSite = { ok: true; site: string } | { ok: false; says: Refusal };

/** How an account is recognised. `identity` is hashed and never stored; two connections with one identity share a limit. */
export type AccountIdentity = { identity: string; hint: string; name: string };

/** A rate limit is the account's: when it allows the next call, epoch milliseconds. */
export type SharedLimit = { notBefore: number };

export type ReadOptions = {
  /** Epoch milliseconds after which no wait may end. */
  deadlineAt: number;
  /** Shared by all who read the same account in this process. */
  limit: SharedLimit;
  /** Heard for every call that leaves, those of a question that fails included. */
  onCall: () => void;
};

/** Where events come from: one folder of `lib/sources` each. Everything that speaks the vendor's language is behind it. */
export type EventSource = {
  form: SourceForm;
  /** What it brings, in the order in which a run reads it. */
  streams: readonly Stream[];
  /**
   * The site that a person means, always one of the form's, so that no host is ever built from what was typed; null for
   * a source that is in one place.
   */
  parseSite: ((text: string) => ParsedSite) | null;
  identify: (account: SourceAccount) => AccountIdentity;
  /** Asks the source whether these keys can read all streams; a SourceError with its own words when they cannot. */
  check: (account: SourceAccount) => Promise<SourceReader>;
  /** Makes a reader; the first call tells whether the keys are good. */
  open: (account: SourceAccount, options: ReadOptions) => Promise<SourceReader>;
  /** Reads raw events one by one, each whole or not at all. */
  parse: (stream: Stream, raws: readonly unknown[]) => ParsedPage;
  /** Opens where this account takes metrics and dashboards; not there for a source that takes none. */
  openSink?: (account: SourceAccount, options: ReadOptions) => MetricSink;
};

/** Takes what is made of the events of an account back to it. Every call may throw a SourceError. */
export type MetricSink = {
  /** Sends a body of series as it stands; what was refused, in the source's own words, and whether any of it was taken. */
  sendSeries: (body: string) => Promise<{ taken: boolean; says: Refusal | null }>;
  /** Makes a dashboard, or replaces the one of this id; anew when that one is gone. */
  putDashboard: (request: { id: string | null; body: string }) => Promise<{ id: string; url: string }>;
  /** Which of these metrics can be read there with a point of their time or a later one. */
  findMetrics: (asked: MetricsAsked) => Promise<string[]>;
};

/** `at`, `until`: epoch seconds. `tags`: of all series that count. */
export type MetricsAsked = {
  tags: readonly string[];
  metrics: readonly { metric: string; at: number }[];
  until: number;
};

/** Reads one account. Every call may throw a SourceError. */
export type SourceReader = {
  /** The events of a range, in parts that together are the range, newest first. */
  list: (stream: Stream, range: TimeRange) => AsyncIterable<ReadRange>;
  byId: (request: ByIdRequest) => Promise<FoundById>;
};

/** A range that was read: all its events, or as many as could be had and why not all. */
export type ReadRange = TimeRange & { raws: unknown[]; gap: GapReason | null; calls: number };

export type ByIdRequest = {
  stream: Stream;
  ids: readonly string[];
  /** An id that the source surely has; null when none is known. */
  listed?: string | null;
  /** Calls after which no further id is asked for. */
  mostCalls?: number;
};

/** `missing`: the source says that it has none of this id. Of an id in neither, nothing is known. */
export type FoundById = { raws: unknown[]; missing: string[]; calls: number };

/** What a stored event has beside its meaning. */
export type Provenance = {
  /** Of the parsed event: equal when nothing that we read has changed. */
  payloadHash: string;
  /** The source's own words as JSON text, without credentials. */
  raw: string;
  /** In lower case, services of which the same answer told the same id. */
  otherServices?: string[];
};
export type ParsedEvent<T = Deployment | Incident> = T & Provenance;

export type ParsedPage = {
  /** Each id once. */
  events: ParsedEvent[];
  quarantined: Quarantined[];
  /** Values of stored events that no reading could use: an end before its start, a commit without a sha. */
  leftOut: number;
};

/** The codes are named after the first source there was, and promised to callers of the API: they mean any. */
const CODES = {
  /** The keys are no good any more: nothing is asked again until new ones come. */
  refused: "datadog_rejected",
  /** Asked again after `retryAfterSeconds`; the run goes on then. */
  limited: "rate_limited",
  /** No answer, or one of a fault of its own: tried again. */
  unavailable: "datadog_unavailable",
  /** An answer that no reading makes sense of: tried again. */
  unreadable: "upstream_contract",
} as const satisfies Record<string, ErrorCode>;

export type SourceFailure = keyof typeof CODES;

/** A call to a source that failed; it says how, with the source's own words. Never holds a key. */
export class SourceError extends AppError {
  readonly kind: SourceFailure;

  constructor(kind: SourceFailure, details: ConstructorParameters<typeof AppError>[1] = {}) {
    super(CODES[kind], details);
    this.name = "SourceError";
    this.kind = kind;
  }
}

/** The sources of this process by provider. */
export type Sources = Readonly<Record<string, EventSource>>;

/** The source of a stored connection; `internal` when this version has none of that name. */
export function sourceOf(sources: Sources, provider: string): EventSource {
  const source = Object.hasOwn(sources, provider) ? sources[provider] : undefined;
  if (source === undefined) throw new AppError("internal", { message: `no source is called ${provider}` });
  return source;
}
