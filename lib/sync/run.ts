import type { Lease } from "../db/sync.ts";
import type { Stream } from "../domain/sync/events.ts";
import type { Env } from "../env.ts";
import type { DatadogClient } from "../sources/datadog/client.ts";
import type { TransportOptions } from "../sources/datadog/transport.ts";
import type { WorkOptions } from "../work/hold.ts";

/** What a run is given by its process, beside what all work is given. */
export type RunSettings = Omit<TransportOptions, "deadlineAt"> & {
  env: Pick<Env, "credentialKeys" | "datadogBaseUrl"> & Partial<Pick<Env, "syncEverySeconds">>;
};

export type RunOptions = RunSettings & WorkOptions;

/** What a run has done so far. */
export type Progress = {
  /** Calls that left for the source. */
  calls: number;
  slices: number;
  gaps: number;
  /** Ranges in a row of which not a single event could be had. */
  unreadable: number;
  /** Slices are left for the next lease. */
  unfinished: boolean;
  /** The last part number given out. */
  parts: number;
};

export function newProgress(): Progress {
  return { calls: 0, slices: 0, gaps: 0, unreadable: 0, unfinished: false, parts: 0 };
}

/** One run on its way. */
export type Run = { held: Lease; options: RunOptions; progress: Progress };

/** A run that reads from Datadog. */
export type ReadingRun = Run & {
  client: DatadogClient;
  /** Width in seconds of the next slice. */
  widths: Record<Stream, number>;
  /** Ids that a newer slice of this run listed although they start at its lower edge or before. */
  early: Record<Stream, Set<string>>;
  /** An id that Datadog listed in this run, so surely has. */
  listed: Record<Stream, string | null>;
};

/** A number that no other part of this run has: two commits with one key would pass for one. */
export function nextPart({ progress }: Run): number {
  progress.parts += 1;
  return progress.parts;
}

export function isTimeUp({ options }: Run): boolean {
  return (options.now ?? Date.now)() >= options.deadlineAt;
}
