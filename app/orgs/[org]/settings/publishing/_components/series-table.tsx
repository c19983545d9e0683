import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import type { Preview } from "#lib/publish/preview.ts";
import classes from "./publishing.module.css";

type Row = Preview["series"][number];
type Props = { series: Row[]; timeZone: string };

const SHOWN = 100;

/** Each series with its tags, its point and whether it was sent before. */
export function SeriesTable({ series, timeZone }: Props) {
  const { t } = useWords();
  const foot = series.length > SHOWN ? t("publishing.shown", { shown: SHOWN, of: series.length }) : null;
  return (
    <DataTable
      label={t("publishing.series")}
      columns={useColumns(timeZone)}
      rows={series.slice(0, SHOWN)}
      keyOf={({ key, scope, part }) => [key, scope, part].join(" ")}
      foot={foot}
      minWidth={900}
      stacked
    />
  );
}

function useColumns(timeZone: string): Column<Row>[] {
  const { t } = useWords();
  return [
    {
      title: t("publishing.column.metric"),
      name: true,
      wrap: true,
      cell: ({ metric }) => <code>{metric}</code>,
    },
    {
      title: t("publishing.column.tags"),
      wrap: true,
      cell: ({ tags }) => <code className={classes.tags}>{tags.join(", ")}</code>,
    },
    {
      title: t("publishing.column.value"),
      number: true,
      // As it is sent, in the unit that Datadog is told.
      cell: ({ value, unit }) => <code>{unit === null ? value : `${value} ${unit}`}</code>,
    },
    { title: t("publishing.column.at"), cell: (row) => <Point row={row} timeZone={timeZone} /> },
    {
      title: t("publishing.column.state"),
      cell: ({ sent }) => (
        <StatusMark
          tone={sent ? "fine" : "pending"}
          word={t(`publishing.state.${sent ? "sent" : "waiting"}`)}
        />
      ),
    },
  ];
}

function Point({ row, timeZone }: { row: Row; timeZone: string }) {
  const { t } = useWords();
  const format = useFormats();
  return (
    <>
      <Moment at={new Date(row.at * 1000).toISOString()} timeZone={timeZone} />
      {row.restamped ? (
        <div className="muted">{t("publishing.restamped", { to: format.moment(row.to, timeZone) })}</div>
      ) : null}
    </>
  );
}
