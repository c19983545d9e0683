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
import type { SourceReader } from "../sources/source.ts";
import { withAccountLimit } from "./account-limit.ts";
import { readQuarantined } from "./read-stored.ts";
import { readUnsettled } from "./read-unsettled.ts";
import { readWindows } from "./read-windows.ts";
import type { Run } from "./run.ts";
import { settle } from "./settle.ts";

const UNREAD = { covered: [], readThisRound: [], recentEvents: 0 };

/** Opens the account with its stored keys and reads what the plan says; the run's progress tells what it came to. */
export async function readAccount(run: Run, mode: ReadMode): Promise<void> {
  const { held, options, source, progress } = run;
  const fields = source.form.keys.map(({ name }) => name);
  const keys = await readCredentials(options.db, options.env.credentialKeys, { ...held, fields });
  const account = { site: held.site, keys };
  const fingerprint = accountFingerprint(held.provider, source.identify(account).identity);
  await withAccountLimit(fingerprint, async (limit) => {
    const onCall = () => {
      progress.calls += 1;
    };
    const reader = await source.open(account, { deadlineAt: options.deadlineAt, limit, onCall });
    await read(run, mode, reader);
  });
}

/** The recent days, what is unsettled before them, what waits in quarantine, then what was never read; last it settles what is gone. */
async function read(run: Run, mode: ReadMode, reader: SourceReader): Promise<void> {
  const { held, options, progress, source } = run;
  const streams = source.streams.map((stream) => ({ stream, ...UNREAD, ...held.streams[stream] }));
  const whole = planSync({ ...held, mode, streams });
  const plan = leaveOutRead(whole, streams);
  await planRun(options.db, held, plan);
  const recent = plan.windows.filter((window) => window.recent);
  const readings = new Map(
    streams.map(({ stream, recentEvents }) => [
      stream,
      { width: firstSliceSeconds(mode, recentEvents), early: new Set<string>(), listed: null },
    ]),
  );
  const reading = { ...run, reader, readings };
  progress.unfinished = true;
  if (!(await readWindows(reading, recent))) return;
  if (mode === "deep" && !(await readUnsettled(reading, recentStart(whole)))) return;
  if (held.quarantined > 0) await readQuarantined(run);
  const rest = plan.windows.filter((window) => !window.recent);
  if (await readWindows(reading, rest)) progress.unfinished = !(await settle(run));
}
