import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { formatCount } from "#lib/domain/format/format.ts";
import type { Environment } from "#lib/domain/quality/data-quality.ts";

type Props = { environments: Environment[]; timeZone: string };

/** The environments that events named, and which of them the numbers are about. */
export function EnvironmentTable({ environments, timeZone }: Props) {
  const columns: Column<Environment>[] = [
    { title: "Environment", name: true, cell: ({ env }) => env ?? "none named" },
    { title: "Counts", cell: countsAs },
    { title: "Deployments", number: true, cell: ({ deployments }) => formatCount(deployments) },
    { title: "Incidents", number: true, cell: ({ incidents }) => formatCount(incidents) },
    { title: "Last event", cell: ({ lastAt }) => <Moment at={lastAt} timeZone={timeZone} /> },
  ];
  return (
    <DataTable
      label="Environments of the last 90 days"
      columns={columns}
      rows={environments}
      keyOf={({ env }) => env ?? ""}
    />
  );
}

function countsAs({ env, production }: Environment) {
  if (production) return <StatusMark tone="fine" word="As production" />;
  return <StatusMark tone="off" word={env === null ? "Incidents only" : "No"} />;
}
