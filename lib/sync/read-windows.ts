import { doBatch } from "../db/batches.ts";
import type { Slice, StoredEvent } from "../db/sync.ts";
import type { Deployment, Incident, Quarantined, Stream } from "../domain/sync/events.ts";
import { setAside } from "../domain/sync/storable-text.ts";
import { nextSliceSeconds, type PlannedWindow, SLICE_EVENTS } from "../domain/sync/sync-plan.ts";
import type { TimeRange } from "../domain/sync/time-range.ts";
import { type ReadRange, SourceError } from "../sources/source.ts";
import { giveWay, isAsked } from "../work/giving-way.ts";
import { commit, isTooMuch } from "./commit.ts";
import { isTimeUp, type Pace, type ReadingRun, readingOf } from "./run.ts";

const MOST_UNREADABLE = 5;
/** After so many slices of a long run the days behind it are folded: whoever looks meanwhile finds them so. */
const FOLD_SLICES = 20;
const FOLD_DAYS = 14;
/** Between the source's answer and our commit: as many calls are made again after a crash. */
const SLICES_UNDER_WAY = 2;

/** Reads windows one after another; false when the run's budget or its turn ended before them. */
export async function readWindows(run: ReadingRun, windows: PlannedWindow[]): Promise<boolean> {
  for (const window of windows) {
    if (!(await readWindow(run, window))) return false;
  }
  return true;
}

/** Slice by slice, in the order of the run, each stored as soon as it is read. */
async function readWindow(run: ReadingRun, window: PlannedWindow): Promise<boolean> {
  const walk = { stream: window.stream, left: { from: window.from, to: window.to } };
  const storing: Promise<void>[] = [];
  try {
    for await (const slice of readSlices(run, walk)) {
      if (isAsked()) await makeRoom(storing);
      const stored = commit(run, slice);
      // An error waits for its turn; unheard until then, it would end the process.
      stored.catch(() => undefined);
      storing.push(stored);
      noteGap(run, slice);
      if (storing.length < SLICES_UNDER_WAY) continue;
      await storing[0];
      storing.shift();
      if (run.progress.slices % FOLD_SLICES === 0) await foldBehind(run);
    }
  } finally {
    // The first that could not be stored is the reason why the run ends, whatever became of what came after it.
    await allStored(storing);
  }
  return isEmpty(walk.left);
}

/** Whoever looks at a page comes first: the database is given no slice before it has stored those that it has, and they were answered. */
async function makeRoom(storing: Promise<void>[]): Promise<void> {
  await allStored(storing.splice(0));
  await giveWay();
}

/** Under the lease of the run. What it leaves, or has no time for, work of its own folds once the run has ended. */
async function foldBehind({ held, options }: ReadingRun): Promise<void> {
  try {
    await doBatch(options.db, "fold_days", { held, limit: FOLD_DAYS });
  } catch (error) {
    if (!isTooMuch(error)) throw error;
  }
}

/** Waits for all, none is left behind; throws what the first that failed threw. */
async function allStored(storing: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(storing);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** `left`: what is left of the window. */
type Walk = { stream: Stream; left: TimeRange };

/** Ends before the window does when the run's budget or its turn ended. */
async function* readSlices(run: ReadingRun, walk: Walk): AsyncGenerator<Slice, void> {
  const { stream } = walk;
  const reading = readingOf(run, stream);
  while (!isEmpty(walk.left)) {
    if (isTimeUp(run) || (await isTurnOver(run))) return;
    const { slice, left } = cutSlice(run, walk.left, reading.width);
    let events = 0;
    for await (const range of run.reader.list(stream, slice)) {
      const read = understand(run, stream, range);
      events += read.events.length;
      yield read;
    }
    const seconds = slice.to - slice.from;
    // A slice that the window cut short says little about density, unless it was full all the same.
    if (seconds >= reading.width || events >= SLICE_EVENTS) {
      reading.width = nextSliceSeconds({ seconds, events });
    }
    walk.left = left;
  }
}

function isEmpty({ from, to }: TimeRange): boolean {
  return to <= from;
}

/** The next slice of what is left of a window, and what is left then. */
function cutSlice({ pace }: ReadingRun, { from, to }: TimeRange, width: number) {
  if (pace.oldestFirst) {
    const middle = Math.min(to, from + width);
    return { slice: { from, to: middle }, left: { from: middle, to } };
  }
  const middle = Math.max(from, to - width);
  return { slice: { from: middle, to }, left: { from, to: middle } };
}

async function isTurnOver({ progress, options, pace }: ReadingRun): Promise<boolean> {
  if (progress.slices >= pace.mostSlices) return true;
  return progress.slices >= pace.turnSlices && (await options.othersWait?.()) === true;
}

/** What of an answer is stored, what is set aside, and what another slice has brought. */
function understand(run: ReadingRun, stream: Stream, range: ReadRange): Slice {
  const reading = readingOf(run, stream);
  const { across } = reading;
  const page = run.source.parse(stream, range.raws);
  const listed = page.events.filter((event) => touches(event, range));
  const misplaced = page.events.filter((event) => !touches(event, range));
  const slice: Slice = {
    stream,
    from: range.from,
    to: range.to,
    part: 0,
    // A slice read before brought what lies on a common edge already.
    events: listed.filter((event) => !across.has(event.externalId)),
    quarantined: [...page.quarantined, ...misplaced.map((event) => misplace(event, run.source.form.name))],
    alsoPresent: [...across],
    gap: range.gap,
    released: [],
    gone: [],
    leftOut: page.leftOut,
    apiCalls: range.calls,
  };
  for (const event of listed) if (reachesOver(event, range, run.pace)) across.add(event.externalId);
  reading.listed = listed[0]?.externalId ?? reading.listed;
  return slice;
}

/** Stored, it would belong to a range that does not list it, and be taken for deleted there. */
function misplace(event: StoredEvent, source: string): Quarantined {
  return setAside(event, {
    reason: { code: "misplaced", numbers: { field: "started_at", source } },
    retry: false,
  });
}

function noteGap({ progress, source }: ReadingRun, { gap, events, quarantined }: Slice): void {
  if (gap !== null) progress.gaps += 1;
  const empty = events.length === 0 && quarantined.length === 0;
  progress.unreadable = gap !== null && empty ? progress.unreadable + 1 : 0;
  // That is no longer an odd second: it answers nothing of use, and every further second would cost calls.
  if (progress.unreadable >= MOST_UNREADABLE)
    throw new SourceError("unreadable", {
      says: { code: "unusable_answers", numbers: { source: source.form.name } },
    });
}

/** Whether any part of the event, from its start to its end, lies in the range with both its edges. */
function touches(event: Deployment | Incident, range: TimeRange): boolean {
  const { startedAt, finishedAt } = timesOf(event);
  return finishedAt >= range.from * 1000 && startedAt <= range.to * 1000;
}

/** Whether a range that is read later may list it, too: an older one, and where the oldest is first a newer one. */
function reachesOver(event: Deployment | Incident, range: TimeRange, { oldestFirst }: Pace): boolean {
  const { startedAt, finishedAt } = timesOf(event);
  return startedAt <= range.from * 1000 || (oldestFirst && finishedAt >= range.to * 1000);
}

function timesOf(event: Deployment | Incident): { startedAt: number; finishedAt: number } {
  const startedAt = Date.parse(event.startedAt);
  return { startedAt, finishedAt: event.finishedAt === null ? startedAt : Date.parse(event.finishedAt) };
}
