import type { Slice } from "../db/sync.ts";
import type { Deployment, Incident, Stream } from "../domain/sync/events.ts";
import { nextSliceSeconds, type PlannedWindow, SLICE_EVENTS } from "../domain/sync/sync-plan.ts";
import type { TimeRange } from "../domain/sync/time-range.ts";
import { DatadogError } from "../sources/datadog/datadog-error.ts";
import { parsePage, quarantineEvent } from "../sources/datadog/event-schema.ts";
import { commit } from "./commit.ts";
import { type ReadRange, readSlice } from "./read-slice.ts";
import { isTimeUp, type ReadingRun } from "./run.ts";

/** From so many slices on, a run asks before each whether others wait for their turn. */
const TURN_SLICES = 10;
const MOST_UNREADABLE = 5;
/** Between Datadog's answer and our commit: as many calls are made again after a crash. */
const SLICES_UNDER_WAY = 2;

const MISPLACED = {
  reason: "started_at is outside the range that Datadog listed it in",
  // Stored, it would belong to a range that does not list it, and be taken for deleted there.
  retry: false,
};

/** Reads windows one after another; false when the run's budget or its turn ended before them. */
export async function readWindows(run: ReadingRun, windows: PlannedWindow[]): Promise<boolean> {
  for (const window of windows) {
    if (!(await readWindow(run, window))) return false;
  }
  return true;
}

/** Slice by slice, newest first, each stored as soon as it is read. */
async function readWindow(run: ReadingRun, window: PlannedWindow): Promise<boolean> {
  const walk = { window, to: window.to };
  const storing: Promise<void>[] = [];
  try {
    for await (const slice of readSlices(run, walk)) {
      const stored = commit(run, slice);
      // An error waits for its turn; unheard until then, it would end the process.
      stored.catch(() => undefined);
      storing.push(stored);
      noteGap(run, slice);
      if (storing.length < SLICES_UNDER_WAY) continue;
      await storing[0];
      storing.shift();
    }
  } finally {
    // The first that could not be stored is the reason why the run ends, whatever became of what came after it.
    await allStored(storing);
  }
  return walk.to <= window.from;
}

/** Waits for all, none is left behind; throws what the first that failed threw. */
async function allStored(storing: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(storing);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** `to`: what is left of the window begins here. */
type Walk = { window: PlannedWindow; to: number };

/** Ends before the window does when the run's budget or its turn ended. */
async function* readSlices(run: ReadingRun, walk: Walk): AsyncGenerator<Slice, void> {
  const { widths, client } = run;
  const { stream, from } = walk.window;
  while (walk.to > from) {
    if (isTimeUp(run) || (await isTurnOver(run))) return;
    const slice = { from: Math.max(from, walk.to - widths[stream]), to: walk.to };
    let events = 0;
    let callsBefore = client.transport.calls;
    for await (const range of readSlice(client, stream, slice)) {
      const calls = client.transport.calls;
      const read = understand(run, { stream, range, apiCalls: calls - callsBefore });
      callsBefore = calls;
      events += read.events.length;
      yield read;
    }
    const seconds = slice.to - slice.from;
    // A slice that the window cut short says little about density, unless it was full all the same.
    if (seconds >= widths[stream] || events >= SLICE_EVENTS) {
      widths[stream] = nextSliceSeconds({ seconds, events });
    }
    walk.to = slice.from;
  }
}

async function isTurnOver({ progress, options }: ReadingRun): Promise<boolean> {
  return progress.slices >= TURN_SLICES && (await options.othersWait?.()) === true;
}

type Answer = { stream: Stream; range: ReadRange; apiCalls: number };

/** What of an answer is stored, what is set aside, and what another slice has brought. */
function understand(run: ReadingRun, { stream, range, apiCalls }: Answer): Slice {
  const early = run.early[stream];
  const page = parsePage(stream, range.raws);
  const listed = page.events.filter((event) => touches(event, range));
  const misplaced = page.events.filter((event) => !touches(event, range));
  const slice: Slice = {
    stream,
    from: range.from,
    to: range.to,
    part: 0,
    // A newer slice, read before, brought what lies on a common edge already.
    events: listed.filter((event) => !early.has(event.externalId)),
    quarantined: [...page.quarantined, ...misplaced.map((event) => quarantineEvent(event, MISPLACED))],
    alsoPresent: [...early],
    gap: range.gap,
    released: [],
    gone: [],
    leftOut: page.leftOut,
    apiCalls,
  };
  for (const event of listed) if (startsBy(event, range.from)) early.add(event.externalId);
  run.listed[stream] = listed[0]?.externalId ?? run.listed[stream];
  return slice;
}

function noteGap({ progress }: ReadingRun, { gap, events, quarantined }: Slice): void {
  if (gap !== null) progress.gaps += 1;
  const empty = events.length === 0 && quarantined.length === 0;
  progress.unreadable = gap !== null && empty ? progress.unreadable + 1 : 0;
  // That is no longer an odd second: Datadog answers nothing of use, and every further second would cost calls.
  if (progress.unreadable >= MOST_UNREADABLE) throw new DatadogError("too_large");
}

/** Whether any part of the event, from its start to its end, lies in the range with both its edges. */
function touches(event: Deployment | Incident, range: TimeRange): boolean {
  const startedAt = Date.parse(event.startedAt);
  const finishedAt = event.finishedAt === null ? startedAt : Date.parse(event.finishedAt);
  return finishedAt >= range.from * 1000 && startedAt <= range.to * 1000;
}

function startsBy(event: Deployment | Incident, second: number): boolean {
  return Date.parse(event.startedAt) <= second * 1000;
}
