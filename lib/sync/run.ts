import type { Db } from "../db/call.ts";
import type { Lease } from "../db/sync.ts";
import type { Stream } from "../domain/sync/events.ts";
import type { Env } from "../env.ts";
import type { DatadogClient } from "../sources/datadog/client.ts";
import type { TransportOptions } from "../sources/datadog/transport.ts";

export type RunOptions = TransportOptions & {
  db: Db;
  env: Pick<Env, "credentialKeys" | "datadogBaseUrl">;
  /** Epoch milliseconds at which the run stops by itself and leaves the rest due. */
  deadlineAt: number;
  /** Whether other connections wait for their turn; asked before each slice, from the tenth on. */
  othersWait?: () => Promise<boolean>;
};

/** What a run has done so far. */
export type Progress = {
  slices: number;
  gaps: number;
  /** Ranges in a row of which not a single event could be had. */
  unreadable: number;
  /** Windows of recent days that are not read yet. */
  recentLeft: number;
  /** Slices are left for the next lease. */
  unfinished: boolean;
  /** The last part number given out. */
  parts: number;
};

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
