import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { SyncError } from "#app/_components/sync/sync-error.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import type { StreamCounts, SyncRun } from "#lib/db/sync-runs.ts";
import { formatCount, formatDuration, UNKNOWN } from "#lib/domain/format/format.ts";
import { runSeconds } from "#lib/domain/sync/run-words.ts";
import { modeWord, runWord, triggerWord } from "#lib/domain/sync/sync-words.ts";
import { RunGaps } from "./run-gaps.tsx";
import { RunProgress } from "./run-progress.tsx";
import classes from "./runs.module.css";

type Props = {
  runs: SyncRun[];
  /** Names by connection; empty when there is one connection only and its name says nothing. */
  names: ReadonlyMap<string, string>;
  organization: Organization;
  now: Date;
};

const isRunning = ({ status }: SyncRun) => status === "running" || status === "queued";

/** Runs, newest first, each with what it read and, under it, what went wrong. */
export function RunTable({ runs, names, organization, now }: Props) {
  const { role, timeZone } = organization;
  return (
    <DataTable
      label="Runs, newest first"
      columns={columnsOf({ names, organization, now })}
      rows={runs}
      keyOf={({ id }) => id}
      page
      stacked
      beneath={(run) =>
        run.error === null && run.gaps.length === 0 && !isRunning(run) ? null : (
          <>
            {isRunning(run) ? <RunProgress run={run} /> : null}
            {run.error === null ? null : <SyncError error={run.error} role={role} />}
            <RunGaps gaps={run.gaps} timeZone={timeZone} />
          </>
        )
      }
    />
  );
}

function columnsOf({ names, organization: { slug, timeZone }, now }: Omit<Props, "runs">): Column<SyncRun>[] {
  const connection: Column<SyncRun> = {
    title: "Connection",
    wrap: true,
    cell: ({ connectionId }) => names.get(connectionId) ?? "Deleted",
  };
  return [
    { title: "Started", name: true, cell: (run) => <Started run={run} slug={slug} timeZone={timeZone} /> },
    ...(names.size > 0 ? [connection] : []),
    { title: "Status", cell: ({ status }) => <StatusMark {...runWord(status)} /> },
    { title: "Window", cell: ({ window }) => <Window window={window} timeZone={timeZone} /> },
    { title: "Deployments", number: true, cell: ({ streams }) => <Counts {...streams.deployments} /> },
    { title: "Incidents", number: true, cell: ({ streams }) => <Counts {...streams.incidents} /> },
    {
      title: "API calls",
      number: true,
      cell: (run) => formatCount(isRunning(run) ? null : run.apiCalls),
    },
    { title: "Duration", number: true, cell: (run) => formatDuration(runSeconds(run, now)) },
  ];
}

function Started({ run, slug, timeZone }: { run: SyncRun; slug: string; timeZone: string }) {
  return (
    <>
      <TextLink href={`/orgs/${slug}/runs/${run.id}`}>
        <Moment at={run.startedAt} timeZone={timeZone} />
      </TextLink>
      <span className={tables.under}>
        {modeWord(run.mode)}, {triggerWord(run.trigger)}
      </span>
    </>
  );
}

function Window({ window, timeZone }: { window: SyncRun["window"]; timeZone: string }) {
  if (window === null) return UNKNOWN;
  return (
    <span className={classes.window}>
      <span>
        <Moment at={window.from} timeZone={timeZone} precision="day" /> to
      </span>{" "}
      <Moment at={window.to} timeZone={timeZone} />
    </span>
  );
}

/** What a run read of one stream, and what of it was not known before. */
function Counts({ fetched, inserted, updated, quarantined, tombstoned }: StreamCounts) {
  const parts: [number, string][] = [
    [inserted, "new"],
    [updated, "changed"],
    [quarantined, "in quarantine"],
    [tombstoned, "gone at Datadog"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  return (
    <span className={classes.counts}>
      {formatCount(fetched)}
      <span className={tables.under}>{said.length === 0 ? "nothing new" : said.join(", ")}</span>
    </span>
  );
}
