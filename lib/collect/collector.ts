import type { Db } from "../db/call.ts";
import type { CatalogueMetric } from "../domain/catalogue/catalogue-metric.ts";
import type { Snapshot } from "../domain/catalogue/snapshot.ts";
import type { Said } from "../domain/said.ts";

/** A value as a collector makes it; when it was measured, the database says. */
export type Measured = Omit<Snapshot, "measuredAt">;

/** A part of a collection that could not be had; the rest was. */
export type Problem = {
  /** What was wanted, by the collector's own name of it: `pulls`, `runs`, `measure`. */
  part: string;
  /** host/owner/name, or empty where it is about all. */
  scope: string;
  says: Said;
};

export type Gathered = {
  problems: Problem[];
  /** Requests that counted against a quota of the other side, and those that did not. */
  calls: number;
  notModified: number;
  /** What the other side said is left of its quota; null where it did not. */
  rateRemaining: number | null;
  /** Something is left for the next lease: the budget of time or of requests is used up. */
  unfinished: boolean;
  /** Seconds until the other side wants to be asked again; null for at once. */
  waitSeconds: number | null;
};

export type CollectContext = {
  db: Db;
  organization: { id: string; timeZone: string };
  /** The connection, or the organisation itself for a collector without a provider. */
  subjectId: string;
  /** Proof of the lease, for SQL that writes. */
  held: { organizationId: string; kind: string; subjectId: string; leaseToken: string };
  now: Date;
  /** Whether the time of this turn is used up. */
  isTimeUp: () => boolean;
};

/**
 * Where metrics come from: a folder of `lib/collect` each, and a line in `collectors.ts`. Gathering brings what the
 * values are made of into tables of its own, and may be interrupted anywhere; measuring makes values of it, without a
 * call to anybody. Whatever one of them throws becomes a problem of that collector, and the others go on.
 */
export type Collector = {
  key: string;
  /** Of whose connections; null for what is made of our own tables. */
  provider: string | null;
  /** The metrics of the catalogue that it brings, and no others. */
  metrics: readonly CatalogueMetric[];
  gather: ((context: CollectContext) => Promise<Gathered>) | null;
  /** Values of these days (`YYYY-MM-DD`, oldest first); each metric of each scope and day, or why there is none. */
  measure: (context: CollectContext, days: readonly string[]) => Promise<Measured[]>;
};
