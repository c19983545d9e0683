import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { SyncError } from "#app/_components/sync/sync-error.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { StreamCounts, SyncRun } from "#lib/db/sync-runs.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { runSeconds } from "#lib/domain/sync/run-next.ts";
import { runState } from "#lib/words/run-words.ts";
import type { Words } from "#lib/words/words.ts";
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
  const words = useWords();
  return (
    <DataTable
      label={words.t("runs.label")}
      columns={columnsOf({ names, organization, now }, words)}
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

function columnsOf(
  { names, organization: { slug, timeZone }, now }: Omit<Props, "runs">,
  words: Words,
): Column<SyncRun>[] {
  const { t, format } = words;
  const connection: Column<SyncRun> = {
    title: t("runs.connection"),
    wrap: true,
    cell: ({ connectionId }) => names.get(connectionId) ?? t("runs.deleted"),
  };
  return [
    {
      title: t("runs.started"),
      name: true,
      cell: (run) => <Started run={run} slug={slug} timeZone={timeZone} />,
    },
    ...(names.size > 0 ? [connection] : []),
    { title: t("runs.status"), cell: ({ status }) => <StatusMark {...runState(status, words)} /> },
    { title: t("runs.window"), cell: ({ window }) => <Window window={window} timeZone={timeZone} /> },
    {
      title: t("sync.stream.deployments"),
      number: true,
      cell: ({ streams }) => <Counts {...streams.deployments} />,
    },
    {
      title: t("sync.stream.incidents"),
      number: true,
      cell: ({ streams }) => <Counts {...streams.incidents} />,
    },
    {
      title: t("runs.apiCalls"),
      number: true,
      cell: (run) => format.count(isRunning(run) ? null : run.apiCalls),
    },
    { title: t("runs.duration"), number: true, cell: (run) => format.duration(runSeconds(run, now)) },
  ];
}

function Started({ run, slug, timeZone }: { run: SyncRun; slug: string; timeZone: string }) {
  const t = useTranslations("sync");
  return (
    <>
      <TextLink href={`/orgs/${slug}/runs/${run.id}`}>
        <Moment at={run.startedAt} timeZone={timeZone} />
      </TextLink>
      <span className={tables.under}>{t("kind", { mode: run.mode, trigger: run.trigger })}</span>
    </>
  );
}

function Window({ window, timeZone }: { window: SyncRun["window"]; timeZone: string }) {
  const t = useTranslations("client");
  if (window === null) return UNKNOWN;
  return (
    <span className={classes.window}>
      {t.rich("fromTo", {
        from: () => <Moment at={window.from} timeZone={timeZone} precision="day" />,
        to: () => <Moment at={window.to} timeZone={timeZone} />,
      })}
    </span>
  );
}

const PARTS = ["inserted", "updated", "quarantined", "tombstoned"] as const;

/** What a run read of one stream, and what of it was not known before. */
function Counts({ fetched, ...counts }: StreamCounts) {
  const t = useTranslations("runs");
  const format = useFormats();
  const said = PARTS.filter((part) => counts[part] > 0).map((part) =>
    t(`counts.${part}`, { count: counts[part] }),
  );
  return (
    <span className={classes.counts}>
      {format.count(fetched)}
      <span className={tables.under}>{said.length === 0 ? t("nothingNew") : said.join(", ")}</span>
    </span>
  );
}
