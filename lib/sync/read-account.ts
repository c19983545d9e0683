import { accountFingerprint } from "../credentials.ts";
import { readCredentials } from "../db/credentials.ts";
import { planRun } from "../db/sync.ts";
import {
  firstSliceSeconds,
  leaveOutRead,
  planSync,
  type ReadMode,
  recentStart,
} from "../domain/sync/sync-plan.ts";
import { planWholeRead } from "../domain/sync/whole-plan.ts";
import type { SourceReader } from "../sources/source.ts";
import { withAccountLimit } from "./account-limit.ts";
import { readQuarantined } from "./read-stored.ts";
import { readUnsettled } from "./read-unsettled.ts";
import { readWindows } from "./read-windows.ts";
import { type Begun, type Pace, type ReadingRun, type Run, withPeopleOf } from "./run.ts";
import { settle } from "./settle.ts";

const UNREAD = { covered: [], readThisRound: [], recentEvents: 0 };

const USUAL: Pace = { oldestFirst: false, turnSlices: 10, mostSlices: Number.POSITIVE_INFINITY };
/** Others of its kind wait for their turn, too: so many slices are some seconds. */
const IN_BACKGROUND: Pace = { oldestFirst: true, turnSlices: 1, mostSlices: 40 };

/** Reads what the plan says; the run's progress tells what it came to. */
export function readAccount(begun: Begun, mode: ReadMode): Promise<void> {
  return withReader(begun, (run, reader) => read(run, mode, reader));
}

/** Reads what is left of the whole read under way, oldest first; behind the last of it, it settles what is gone. */
export function readWhole(begun: Begun): Promise<void> {
  return withReader(begun, async (run, reader) => {
    const { held, options, progress } = run;
    if (held.whole === null) throw new Error("no whole read is under way");
    const streams = streamsOf(run);
    const plan = planWholeRead({ whole: held.whole, streams });
    await planRun(options.db, held, plan);
    progress.unfinished = true;
    const reading = readingRun({ ...run, reader, pace: IN_BACKGROUND }, "nightly");
    if (await readWindows(reading, plan.windows)) progress.unfinished = !(await settle(run));
  });
}

/** Opens the account with its stored keys. */
async function withReader(
  begun: Begun,
  act: (run: Run, reader: SourceReader) => Promise<void>,
): Promise<void> {
  const { held, options, source, progress } = begun;
  const fields = source.form.keys.map(({ name }) => name);
  const keys = await readCredentials(options.db, options.env.credentialKeys, { ...held, fields });
  const run = await withPeopleOf(begun);
  const account = { site: held.site, keys };
  const fingerprint = accountFingerprint(held.provider, source.identify(account).identity);
  await withAccountLimit(fingerprint, async (limit) => {
    const onCall = () => {
      progress.calls += 1;
    };
    await act(run, await source.open(account, { deadlineAt: options.deadlineAt, limit, onCall }));
  });
}

function streamsOf({ source, held }: Run) {
  return source.streams.map((stream) => ({ stream, ...UNREAD, ...held.streams[stream] }));
}

function readingRun(run: Omit<ReadingRun, "readings">, mode: ReadMode): ReadingRun {
  const readings = streamsOf(run).map(({ stream, recentEvents }) => {
    const width = firstSliceSeconds(mode, recentEvents);
    return [stream, { width, across: new Set<string>(), listed: null }] as const;
  });
  return { ...run, readings: new Map(readings) };
}

/** The recent days, what is unsettled before them, what waits in quarantine, then what was never read; last it settles what is gone. */
async function read(run: Run, mode: ReadMode, reader: SourceReader): Promise<void> {
  const { held, options, progress } = run;
  const streams = streamsOf(run);
  const whole = planSync({ ...held, mode, streams });
  const plan = leaveOutRead(whole, streams);
  await planRun(options.db, held, plan);
  const recent = plan.windows.filter((window) => window.recent);
  const reading = readingRun({ ...run, reader, pace: USUAL }, mode);
  progress.unfinished = true;
  if (!(await readWindows(reading, recent))) return;
  if (mode === "deep" && !(await readUnsettled(reading, recentStart(whole)))) return;
  if (held.quarantined > 0) await readQuarantined(run);
  const rest = plan.windows.filter((window) => !window.recent);
  if (await readWindows(reading, rest)) progress.unfinished = !(await settle(run));
}
