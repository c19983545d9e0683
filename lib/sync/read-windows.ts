import { DatadogError } from "../datadog/datadog-error.ts";
import { parsePage, quarantineEvent } from "../datadog/event-schema.ts";
import type { Deployment, Incident, Stream } from "../domain/events.ts";
import { nextSliceSeconds, type PlannedWindow, SLICE_EVENTS } from "../domain/sync-plan.ts";
import type { TimeRange } from "../domain/time-range.ts";
import { commit } from "./commit.ts";
import { type ReadRange, readSlice } from "./read-slice.ts";
import { isTimeUp, type ReadingRun } from "./run.ts";

/** After so many slices a run asks whether others wait for their turn. */
const TURN_SLICES = 50;
const MOST_UNREADABLE = 5;

const MISPLACED = {
  reason: "started_at is outside the range that Datadog listed it in",
  // Stored, it would belong to a range that does not list it, and be taken for deleted there.
  retry: false,
};

/** Reads windows one after another; false when the run's budget or its turn ended before them. */
export async function readWindows(run: ReadingRun, windows: PlannedWindow[]): Promise<boolean> {
  for (const window of windows) {
    if (!(await readWindow(run, window))) return false;
    if (window.recent) run.progress.recentLeft -= 1;
  }
  return true;
}

/** Slice by slice, newest first. */
async function readWindow(run: ReadingRun, window: PlannedWindow): Promise<boolean> {
  const { widths } = run;
  let to = window.to;
  while (to > window.from) {
    if (isTimeUp(run) || (await isTurnOver(run))) return false;
    const slice = { from: Math.max(window.from, to - widths[window.stream]), to };
    const events = await readAndCommit(run, window.stream, slice);
    const seconds = slice.to - slice.from;
    // A slice that the window cut short says little about density, unless it was full all the same.
    if (seconds >= widths[window.stream] || events >= SLICE_EVENTS) {
      widths[window.stream] = nextSliceSeconds({ seconds, events });
    }
    to = slice.from;
  }
  return true;
}

async function isTurnOver({ progress, options }: ReadingRun): Promise<boolean> {
  if (progress.slices < progress.turnEndsAt) return false;
  progress.turnEndsAt = progress.slices + TURN_SLICES;
  return progress.slices > 0 && (await options.othersWait?.()) === true;
}

/** How many events the slice brought. */
async function readAndCommit(run: ReadingRun, stream: Stream, slice: TimeRange): Promise<number> {
  const { client } = run;
  let events = 0;
  let callsBefore = client.transport.calls;
  for await (const range of readSlice(client, stream, slice)) {
    events += await commitRange(run, { stream, range, apiCalls: client.transport.calls - callsBefore });
    callsBefore = client.transport.calls;
  }
  return events;
}

type Answer = { stream: Stream; range: ReadRange; apiCalls: number };

async function commitRange(run: ReadingRun, { stream, range, apiCalls }: Answer): Promise<number> {
  const early = run.early[stream];
  const page = parsePage(stream, range.raws);
  const listed = page.events.filter((event) => touches(event, range));
  // A newer slice, read before, brought what lies on a common edge already.
  const fresh = listed.filter((event) => !early.has(event.externalId));
  const misplaced = page.events.filter((event) => !touches(event, range));
  await commit(run, {
    stream,
    from: range.from,
    to: range.to,
    part: 0,
    events: fresh,
    quarantined: [...page.quarantined, ...misplaced.map((event) => quarantineEvent(event, MISPLACED))],
    alsoPresent: [...early],
    gap: range.gap,
    released: [],
    gone: [],
    leftOut: page.leftOut,
    apiCalls,
  });
  for (const event of listed) if (startsBy(event, range.from)) early.add(event.externalId);
  run.listed[stream] = listed[0]?.externalId ?? run.listed[stream];
  noteGap(run, range);
  return fresh.length;
}

function noteGap({ progress }: ReadingRun, range: ReadRange): void {
  if (range.gap !== null) progress.gaps += 1;
  progress.unreadable = range.gap !== null && range.raws.length === 0 ? progress.unreadable + 1 : 0;
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
