import { TableTd, TableTr } from "@mantine/core";
import type { SyncRun } from "#lib/db/sync-runs.ts";
import { formatCount, formatDuration, UNKNOWN } from "#lib/domain/format.ts";
import { modeWord, runWord, triggerWord } from "#lib/domain/sync-words.ts";
import { Moment } from "../../../../_components/moment.tsx";
import { StatusMark } from "../../../../_components/status-mark.tsx";
import { SyncError } from "../../../../_components/sync/sync-error.tsx";
import { SyncProgress } from "../../../../_components/sync/sync-progress.tsx";
import { RunGaps } from "./run-gaps.tsx";
import classes from "./runs.module.css";
import { StreamCell } from "./stream-cell.tsx";

type Props = { run: SyncRun; names: ReadonlyMap<string, string>; timeZone: string; now: Date };

export function RunRow({ run, names, timeZone, now }: Props) {
  const { tone, word } = runWord(run.status);
  const running = run.status === "running" || run.status === "queued";
  const told = run.error !== null || run.gaps.length > 0 || running;
  const columns = names.size > 0 ? 8 : 7;
  return (
    <>
      <TableTr className={classes.run ?? ""} data-told={told || undefined}>
        <TableTd>
          <Moment at={run.startedAt} timeZone={timeZone} />
          <span className={classes.under}>
            {modeWord(run.mode)}, {triggerWord(run.trigger)}
          </span>
        </TableTd>
        {names.size > 0 ? <TableTd>{names.get(run.connectionId) ?? "Deleted"}</TableTd> : null}
        <TableTd>
          <StatusMark tone={tone} word={word} />
        </TableTd>
        <TableTd>
          {run.window === null ? (
            UNKNOWN
          ) : (
            <>
              <Moment at={run.window.from} timeZone={timeZone} precision="day" /> to
              <span className={classes.block}>
                <Moment at={run.window.to} timeZone={timeZone} />
              </span>
            </>
          )}
        </TableTd>
        <StreamCell counts={run.streams.deployments} />
        <StreamCell counts={run.streams.incidents} />
        <TableTd className={classes.number ?? ""}>{formatCount(running ? null : run.apiCalls)}</TableTd>
        <TableTd className={classes.number ?? ""}>{formatDuration(secondsOf(run, now))}</TableTd>
      </TableTr>
      {told ? (
        <TableTr className={classes.told ?? ""}>
          <TableTd colSpan={columns}>
            <div className={classes.stack}>
              {running ? <SyncProgress what={modeWord(run.mode)} progress={run.progress} /> : null}
              {run.error === null ? null : <SyncError error={run.error} />}
              <RunGaps gaps={run.gaps} timeZone={timeZone} />
            </div>
          </TableTd>
        </TableTr>
      ) : null}
    </>
  );
}

/** How long it took, or takes so far; null before it began. */
function secondsOf(run: SyncRun, now: Date): number | null {
  if (run.startedAt === null) return null;
  const end = run.finishedAt === null ? now.getTime() : Date.parse(run.finishedAt);
  return Math.max(0, (end - Date.parse(run.startedAt)) / 1000);
}
