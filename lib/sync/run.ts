import type { Db } from "../db/call.ts";
import { openPeople, type People } from "../db/people.ts";
import type { Lease, Vanished } from "../db/sync.ts";
import type { Stream } from "../domain/sync/events.ts";
import type { NoticeMail } from "../domain/sync/notice.ts";
import type { Env } from "../env.ts";
import type { OpenGitHub } from "../sources/github/reader.ts";
import type { EventSource, SourceReader, Sources } from "../sources/source.ts";
import type { WorkOptions } from "../work/hold.ts";

/** What a run is given by its process, beside what all work is given. */
export type RunSettings = {
  env: Pick<Env, "credentialKeys"> & Partial<Pick<Env, "syncEverySeconds">>;
  sources: Sources;
  openGitHub: OpenGitHub;
  /** The clock of the budget; the process's unless given. */
  now?: () => number;
  /** Events that one statement may mark as deleted at the end of a round. */
  settleBatch?: number;
};

export type RunOptions = RunSettings & WorkOptions;

/** What connecting and running take of the process that they happen in. */
export type Server = RunSettings & { db: Db; noticeMail: NoticeMail };

/** What a run has done so far. */
export type Progress = {
  /** Calls that left for the source, those of questions that failed included. */
  calls: number;
  slices: number;
  gaps: number;
  /** Ranges in a row of which not a single event could be had. */
  unreadable: number;
  /** Slices are left for the next lease. */
  unfinished: boolean;
  /** The last part number given out. */
  parts: number;
  /** What is in doubt at the end of the round; null when nothing is. */
  vanished: Vanished | null;
};

export function newProgress(): Progress {
  return { calls: 0, slices: 0, gaps: 0, unreadable: 0, unfinished: false, parts: 0, vanished: null };
}

/** One run that has begun. */
export type Begun = { held: Lease; options: RunOptions; progress: Progress; source: EventSource };

/** One run on its way; `people`: the organisation's, told apart. */
export type Run = Begun & { people: People };

/** The run with what tells people apart. It is made with the first one, so only where the key ring is known to be right. */
export async function withPeopleOf(begun: Begun): Promise<Run> {
  const { options, held } = begun;
  return { ...begun, people: await openPeople(options.db, options.env.credentialKeys, held.organizationId) };
}

/** What a run keeps in mind of a stream while it reads. */
export type Reading = {
  /** Width in seconds of the next slice. */
  width: number;
  /** Ids that a slice of this run listed although they reach over an edge to the next one. */
  across: Set<string>;
  /** An id that the source listed in this run, so surely has. */
  listed: string | null;
};

/** In which order a run reads, and when its turn ends. */
export type Pace = {
  oldestFirst: boolean;
  /** From so many slices on it asks before each whether others wait for their turn. */
  turnSlices: number;
  /** After so many it ends its turn in any case. */
  mostSlices: number;
};

/** A run that asks its source. */
export type ReadingRun = Run & { reader: SourceReader; readings: ReadonlyMap<Stream, Reading>; pace: Pace };

export function readingOf({ readings }: ReadingRun, stream: Stream): Reading {
  const reading = readings.get(stream);
  if (reading === undefined) throw new Error(`${stream} is not read by this run`);
  return reading;
}

/** A number that no other part of this run has: two commits with one key would pass for one. */
export function nextPart({ progress }: Run): number {
  progress.parts += 1;
  return progress.parts;
}

export function isTimeUp({ options }: Begun): boolean {
  return (options.now ?? Date.now)() >= options.deadlineAt;
}
