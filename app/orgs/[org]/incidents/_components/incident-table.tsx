import { Moment } from "#app/_components/moment.tsx";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Incident } from "#lib/db/incidents.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { incidentState, sayLasted } from "#lib/words/incident-state.ts";
import type { Words } from "#lib/words/words.ts";

type Props = { rows: Incident[]; timeZone: string; now: Date; hrefOf: (id: string) => string };

/** Incidents, each opening its drawer. */
export function IncidentTable({ rows, ...props }: Props) {
  const words = useWords();
  return (
    <DataTable
      label={words.t("events.title.incidents")}
      columns={columnsIn(props, words)}
      rows={rows}
      keyOf={({ id }) => id}
      pressable={() => true}
      page
      lines
    />
  );
}

function columnsIn({ timeZone, now, hrefOf }: Omit<Props, "rows">, words: Words): Column<Incident>[] {
  const { t } = words;
  return [
    {
      title: t("events.incident"),
      name: true,
      wrap: true,
      phone: "name",
      cell: ({ id, name }) => (
        <ScopedLink
          id={`row-${id}`}
          href={hrefOf(id)}
          scroll={false}
          prefetch={false}
          className={tables.rowLink}
          data-list-row
        >
          {name ?? <span className={tables.missing}>{t("events.unnamed")}</span>}
        </ScopedLink>
      ),
    },
    {
      title: t("events.lasted"),
      phone: "mark",
      cell: (incident) => (
        <StatusMark tone={incidentState(incident).tone} word={sayLasted(incident, now, words)} />
      ),
    },
    {
      title: t("events.started"),
      phone: "below",
      cell: ({ startedAt }) => <Moment at={startedAt} timeZone={timeZone} />,
    },
    { title: t("events.severity"), phone: "aside", cell: ({ severity }) => severity ?? UNKNOWN },
    { title: t("events.service"), wrap: true, cell: ({ services }) => services.join(", ") || UNKNOWN },
  ];
}
