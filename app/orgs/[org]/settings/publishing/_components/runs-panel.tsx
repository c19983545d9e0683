import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { PublishRun } from "#lib/db/publishing.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { sayLeftOutCode } from "#lib/words/publishing-words.ts";
import { say } from "#lib/words/say.ts";
import { sayError } from "#lib/words/told.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./publishing.module.css";

const TONES = {
  running: "running",
  succeeded: "fine",
  partial: "stale",
  failed: "failed",
  cancelled: "off",
} as const;
const TRIGGERS = ["manual", "cron", "worker", "connect"] as const;

/** So many names are told of those that cannot be read there. */
const NAMED = 3;

/** What was sent, the newest first, with what Datadog said in its own words. */
export function RunsPanel({ runs, timeZone }: { runs: PublishRun[]; timeZone: string }) {
  const { t } = useWords();
  return (
    <Panel title={t("publishing.runs")} id="runs">
      <DataTable
        label={t("publishing.runs")}
        columns={useColumns(timeZone)}
        rows={runs}
        keyOf={({ id }) => id}
        empty={t("publishing.noRuns")}
        stacked
      />
    </Panel>
  );
}

function useColumns(timeZone: string): Column<PublishRun>[] {
  const words = useWords();
  const { t } = words;
  return [
    {
      title: t("publishing.column.when"),
      name: true,
      cell: ({ startedAt, trigger }) => (
        <>
          <Moment at={startedAt} timeZone={timeZone} />{" "}
          <span className="muted">
            {t(`publishing.trigger.${TRIGGERS.find((one) => one === trigger) ?? "cron"}`)}
          </span>
        </>
      ),
    },
    {
      title: t("publishing.column.status"),
      cell: ({ status }) => <StatusMark tone={TONES[status]} word={t(`publishing.status.${status}`)} />,
    },
    {
      title: t("publishing.column.sent"),
      wrap: true,
      cell: ({ sent, bodies, arrival }) => (
        <>
          {t("publishing.sentCell", { sent, bodies })}
          {arrival === null ? null : <Arrived arrival={arrival} />}
        </>
      ),
    },
    { title: t("publishing.column.left"), wrap: true, cell: (run) => <Left {...run} /> },
    { title: t("publishing.column.words"), wrap: true, cell: (run) => toldOf(words, run) || UNKNOWN },
  ];
}

/** Whether it can be read there, as far as is known. */
function Arrived({ arrival }: { arrival: NonNullable<PublishRun["arrival"]> }) {
  const words = useWords();
  const { state, metrics, unseen, error } = arrival;
  const names = unseen.slice(0, NAMED).join(", ");
  return (
    <span className={classes.arrived}>
      {words.t(`publishing.arrival.${state}`, { metrics, unseen: unseen.length, names })}
      {state === "unasked" && error !== null ? ` ${sayError(words, error)}` : null}
    </span>
  );
}

/** What was left out: sent before, then the rest by its reason. */
function Left({ already, leftOut }: PublishRun) {
  const words = useWords();
  const { t } = words;
  if (already === 0 && leftOut.length === 0) return t("publishing.nothingLeft");
  return (
    <ul className={classes.left}>
      {already === 0 ? null : <li>{t("publishing.already", { count: already })}</li>}
      {leftOut.map(({ code, count }) => (
        <li key={code}>
          {t("publishing.valueCount", { count })} {sayLeftOutCode(words, code)}
        </li>
      ))}
    </ul>
  );
}

function toldOf(words: Words, { problems, error }: PublishRun): string {
  const told = problems.map(({ body, ...problem }) =>
    words.t("publishing.problem", { body, words: say(words, "errors", problem) }),
  );
  const isTold = problems.some(({ code }) => code === error?.reason);
  return [...told, ...(error === null || isTold ? [] : [sayError(words, error)])].join(" ");
}
