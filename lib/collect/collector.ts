import type { Db } from "../db/call.ts";
import type { CollectLease } from "../db/collect-runs.ts";
import type { CatalogueMetric } from "../domain/catalogue/catalogue-metric.ts";
import type { DayBasis, Measured, Problem } from "../domain/catalogue/collected.ts";
import type { Env } from "../env.ts";
import type { OpenGitHub } from "../sources/github/reader.ts";

/** What collecting is given by its process, beside what all work is given. */
export type CollectSettings = {
  env: Pick<Env, "credentialKeys">;
  openGitHub: OpenGitHub;
  /** All there are, unless given. */
  collectors?: readonly Collector[];
  /** Requests that one run may make of the other side. */
  requestBudget?: number;
  /** The clock of the budget; the process's unless given. */
  now?: () => number;
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
  /** What ends the collection, though some of it was had: keys that are refused; null: nothing. */
  failure: unknown;
};

export type CollectContext = {
  db: Db;
  /** Proof of the lease, for SQL that writes, and what it was given. */
  held: CollectLease;
  settings: CollectSettings;
  /** The database's clock, when the lease was taken and by now. */
  now: Date;
  moment: () => Date;
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
  /** How long after a collection that went well the next one is due: an hour unless given; the shortest of a subject's. */
  everySeconds?: number;
  gather: ((context: CollectContext) => Promise<Gathered>) | null;
  /**
   * What the values of these days, which are over, are made of by now. A day is measured anew when a text of it differs
   * from what it was measured with, or a scope is new: whatever may change a value has to change a text.
   */
  bases: (context: CollectContext, days: readonly string[]) => Promise<DayBasis[]>;
  /** Values of these days (`YYYY-MM-DD`, oldest first); each metric of each scope and day, or why there is none. */
  measure: (context: CollectContext, days: readonly string[]) => Promise<Measured[]>;
};
