import { Moment } from "#app/_components/moment.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { Place, Version } from "#app/orgs/[org]/_components/list/deployment-cells.tsx";
import type { Deployment } from "#lib/db/deployments.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import type { Words } from "#lib/words/words.ts";
import { Lasted, SourceLink } from "./event-cells.tsx";

type Props = { rows: Deployment[]; timeZone: string };

/** Deployments, with what the checks are about: what they name, how long they took, what they brought. */
export function DeploymentRows({ rows, timeZone }: Props) {
  const words = useWords();
  return (
    <DataTable
      label={words.t("quality.rowsOf", { stream: "deployments" })}
      columns={columnsIn(timeZone, words)}
      rows={rows}
      keyOf={({ id }) => id}
      page
    />
  );
}

function columnsIn(timeZone: string, { t, format }: Words): Column<Deployment>[] {
  return [
    { title: t("panels.failed.service"), name: true, cell: (deployment) => <Place {...deployment} /> },
    {
      title: t("panels.failed.started"),
      cell: ({ startedAt }) => <Moment at={startedAt} timeZone={timeZone} />,
    },
    { title: t("quality.lasted"), number: true, cell: (deployment) => <Lasted {...deployment} /> },
    { title: t("panels.failed.version"), cell: (deployment) => <Version {...deployment} /> },
    {
      title: t("panels.failed.commits"),
      number: true,
      cell: ({ commitCount }) => format.count(commitCount),
    },
    { title: t("quality.repository"), cell: ({ repository }) => repository ?? UNKNOWN },
    { title: t("quality.team"), cell: ({ team }) => team ?? UNKNOWN },
    { title: t("quality.datadog"), cell: ({ datadogUrl }) => <SourceLink url={datadogUrl} /> },
  ];
}
