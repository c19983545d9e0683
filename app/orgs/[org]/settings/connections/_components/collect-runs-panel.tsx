import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { CollectRun } from "#lib/db/collect-runs.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { sayCollectProblem } from "#lib/words/collect-words.ts";
import { sayLeftOutCode } from "#lib/words/publishing-words.ts";
import { sayError } from "#lib/words/told.ts";
import type { Words } from "#lib/words/words.ts";
import { requests } from "./github-facts.tsx";

const TONES = {
  running: "running",
  succeeded: "fine",
  partial: "stale",
  failed: "failed",
  cancelled: "off",
} as const;

type Props = { runs: CollectRun[]; timeZone: string };

/** The newest collections: how many metrics are known by each, why the others are not, and what it took of the quota. */
export function CollectRunsPanel({ runs, timeZone }: Props) {
  const t = useTranslations("connections");
  return (
    <Panel title={t("collections")} id="collections" aside={<HelpLink topic="collections" />}>
      <DataTable
        label={t("collections")}
        columns={useColumns(timeZone)}
        rows={runs}
        keyOf={({ id }) => id}
        empty={t("noCollections")}
        stacked
      />
    </Panel>
  );
}

function useColumns(timeZone: string): Column<CollectRun>[] {
  const t = useTranslations("connections");
  const words = useWords();
  return [
    {
      title: t("collection.when"),
      name: true,
      cell: ({ startedAt }) => <Moment at={startedAt} timeZone={timeZone} />,
    },
    {
      title: t("state"),
      cell: ({ status }) => <StatusMark tone={TONES[status]} word={t(`collection.status.${status}`)} />,
    },
    { title: t("collection.metrics"), wrap: true, cell: (run) => <Metrics run={run} /> },
    { title: t("collection.requests"), wrap: true, cell: (run) => requests(run, t) },
    { title: t("collection.lacked"), wrap: true, cell: (run) => lackedBy(words, run) || UNKNOWN },
  ];
}

/** How many of how many are known, and the reasons of the others. */
function Metrics({ run: { metrics } }: { run: CollectRun }) {
  const t = useTranslations("connections");
  const words = useWords();
  if (metrics === null) return UNKNOWN;
  const { known } = metrics;
  const missing = Object.entries(metrics.missing);
  const of = missing.reduce((sum, [, count]) => sum + count, known);
  return (
    <>
      {t("collection.known", { known, of })}
      {missing.map(([code, count]) => (
        <div className="muted" key={code}>
          {t("collection.missing", { count })} {sayLeftOutCode(words, code)}
        </div>
      ))}
    </>
  );
}

/** What could not be had, each reason once. */
function lackedBy(words: Words, { problems, error }: CollectRun): string {
  const said = problems.map((problem) => sayCollectProblem(words, problem));
  return [...new Set([...said, ...(error === null ? [] : [sayError(words, error)])])].join(" ");
}
