import { Moment } from "#app/_components/moment.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Incident } from "#lib/db/incidents.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import type { Words } from "#lib/words/words.ts";
import { Lasted, SourceLink } from "./event-cells.tsx";

type Props = { rows: Incident[]; timeZone: string };

/** Incidents by their names, and how long they took. */
export function IncidentRows({ rows, timeZone }: Props) {
  const words = useWords();
  return (
    <DataTable
      label={words.t("quality.rowsOf", { stream: "incidents" })}
      columns={columnsIn(timeZone, words)}
      rows={rows}
      keyOf={({ id }) => id}
      page
    />
  );
}

function columnsIn(timeZone: string, { t }: Words): Column<Incident>[] {
  return [
    { title: t("quality.incident"), name: true, cell: ({ name }) => name ?? t("panels.incidents.unnamed") },
    { title: t("panels.failed.service"), cell: ({ services }) => services.join(", ") || UNKNOWN },
    {
      title: t("panels.failed.started"),
      cell: ({ startedAt }) => <Moment at={startedAt} timeZone={timeZone} />,
    },
    {
      title: t("quality.lasted"),
      number: true,
      cell: (incident) => (incident.finishedAt === null ? t("quality.stillOpen") : <Lasted {...incident} />),
    },
    { title: t("quality.severity"), cell: ({ severity }) => severity ?? UNKNOWN },
    { title: t("quality.datadog"), cell: ({ datadogUrl }) => <SourceLink url={datadogUrl} /> },
  ];
}
