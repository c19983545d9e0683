import { useTranslations } from "next-intl";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import type { Environment } from "#lib/domain/quality/data-quality.ts";

type Props = { environments: Environment[]; timeZone: string };

/** The environments that events named, and which of them the numbers are about. */
export function EnvironmentTable({ environments, timeZone }: Props) {
  const t = useTranslations("quality");
  const format = useFormats();
  const columns: Column<Environment>[] = [
    { title: t("environment"), name: true, cell: ({ env }) => env ?? t("noneNamed") },
    { title: t("counts"), cell: (environment) => <CountsAs environment={environment} /> },
    { title: t("deployments"), number: true, cell: ({ deployments }) => format.count(deployments) },
    { title: t("incidents"), number: true, cell: ({ incidents }) => format.count(incidents) },
    { title: t("lastEvent"), cell: ({ lastAt }) => <Moment at={lastAt} timeZone={timeZone} /> },
  ];
  return (
    <DataTable
      label={t("environments")}
      columns={columns}
      rows={environments}
      keyOf={({ env }) => env ?? ""}
    />
  );
}

function CountsAs({ environment: { env, production } }: { environment: Environment }) {
  const t = useTranslations("quality");
  if (production) return <StatusMark tone="fine" word={t("asProduction")} />;
  return <StatusMark tone="off" word={t(env === null ? "incidentsOnly" : "no")} />;
}
