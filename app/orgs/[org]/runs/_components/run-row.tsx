import { TableTd, TableTr } from "@mantine/core";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { SyncError } from "#app/_components/sync/sync-error.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import type { SyncRun } from "#lib/db/sync-runs.ts";
import { formatCount, formatDuration, UNKNOWN } from "#lib/domain/format/format.ts";
import { runSeconds } from "#lib/domain/sync/run-words.ts";
import { modeWord, runWord, triggerWord } from "#lib/domain/sync/sync-words.ts";
import { RunGaps } from "./run-gaps.tsx";
import { RunProgress } from "./run-progress.tsx";
import classes from "./runs.module.css";
import { StreamCell } from "./stream-cell.tsx";

type Props = { run: SyncRun; names: ReadonlyMap<string, string>; organization: Organization; now: Date };

export function RunRow({ run, names, organization, now }: Props) {
  const { slug, timeZone, role } = organization;
  const { tone, word } = runWord(run.status);
  const running = run.status === "running" || run.status === "queued";
  const told = run.error !== null || run.gaps.length > 0 || running;
  const columns = names.size > 0 ? 8 : 7;
  return (
    <>
      <TableTr className={classes.run ?? ""} data-told={told || undefined}>
        <TableTd>
          <TextLink href={`/orgs/${slug}/runs/${run.id}`} inherit>
            <Moment at={run.startedAt} timeZone={timeZone} />
          </TextLink>
          <span className={classes.under}>
            {modeWord(run.mode)}, {triggerWord(run.trigger)}
          </span>
        </TableTd>
        {names.size > 0 ? <TableTd>{names.get(run.connectionId) ?? "Deleted"}</TableTd> : null}
        <TableTd>
          <StatusMark tone={tone} word={word} />
        </TableTd>
        <TableTd>
          <Window window={run.window} timeZone={timeZone} />
        </TableTd>
        <StreamCell counts={run.streams.deployments} />
        <StreamCell counts={run.streams.incidents} />
        <TableTd className={classes.number ?? ""}>{formatCount(running ? null : run.apiCalls)}</TableTd>
        <TableTd className={classes.number ?? ""}>{formatDuration(runSeconds(run, now))}</TableTd>
      </TableTr>
      {told ? (
        <TableTr className={classes.told ?? ""}>
          <TableTd colSpan={columns}>
            <div className={classes.stack}>
              {running ? <RunProgress run={run} /> : null}
              {run.error === null ? null : <SyncError error={run.error} role={role} />}
              <RunGaps gaps={run.gaps} timeZone={timeZone} />
            </div>
          </TableTd>
        </TableTr>
      ) : null}
    </>
  );
}

function Window({ window, timeZone }: { window: SyncRun["window"]; timeZone: string }) {
  if (window === null) return UNKNOWN;
  return (
    <>
      <Moment at={window.from} timeZone={timeZone} precision="day" /> to
      <span className={classes.block}>
        <Moment at={window.to} timeZone={timeZone} />
      </span>
    </>
  );
}
