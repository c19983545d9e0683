import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import type { MetricNote } from "#lib/db/metric-notes.ts";
import { auditActor } from "#lib/words/audit-words.ts";
import { sayNote } from "#lib/words/note-words.ts";
import { EndButton } from "../../_components/end-button.tsx";
import { removeNoteAction } from "../actions.ts";
import { NoteForm } from "./note-form.tsx";

type Props = { slug: string; timeZone: string; manager: boolean; notes: MetricNote[]; today: string };

/** What moved the numbers beside the work itself, the newest first; managers add to it. */
export function NotePanel({ manager, notes, today, ...of }: Props) {
  const t = useTranslations("metricSettings");
  return (
    <Panel title={t("notes")} id="notes" aside={<HelpLink topic="metricNotes" />}>
      <p className="muted">{t("notesText")}</p>
      {manager ? <NoteForm slug={of.slug} today={today} /> : null}
      <DataTable
        label={t("notes")}
        columns={useColumns({ manager, ...of })}
        rows={notes}
        keyOf={({ id }) => id}
        empty={t("noNotes")}
        stacked
      />
    </Panel>
  );
}

function useColumns({ slug, timeZone, manager }: Omit<Props, "notes" | "today">): Column<MetricNote>[] {
  const words = useWords();
  const { t } = words;
  const columns: Column<MetricNote>[] = [
    { title: t("metricSettings.when"), cell: (note) => <When note={note} timeZone={timeZone} /> },
    { title: t("metricSettings.what"), name: true, cell: (note) => sayNote(note, words).title },
    { title: t("metricSettings.told"), wrap: true, cell: (note) => sayNote(note, words).text },
    { title: t("metricSettings.who"), cell: ({ by }) => auditActor(words, by) },
  ];
  const remove = { title: "", cell: (note: MetricNote) => <Remove slug={slug} note={note} /> };
  return manager ? [...columns, remove] : columns;
}

function When({ note: { at, until }, timeZone }: { note: MetricNote; timeZone: string }) {
  const format = useFormats();
  if (until === null) return <Moment at={at} timeZone={timeZone} />;
  return <span>{format.range(at, until, timeZone)}</span>;
}

function Remove({ slug, note }: { slug: string; note: MetricNote }) {
  const words = useWords();
  const { t } = words;
  if (note.kind === "setting") return null;
  const question = {
    title: t("metricSettings.removeNote"),
    text: sayNote(note, words).text,
    button: t("metricSettings.remove"),
    run: removeNoteAction.bind(null, slug, note.id),
  };
  return <EndButton question={question} />;
}
