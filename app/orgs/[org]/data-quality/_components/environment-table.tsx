import { useTranslations } from "next-intl";
import { CountLink } from "#app/_components/count-link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import { LAST_90_DAYS, type Narrowed } from "#lib/domain/links.ts";
import type { Environment } from "#lib/domain/quality/data-quality.ts";

type Props = { environments: Environment[]; slug: string; timeZone: string };

/** The events of an environment, or of none, in the days that the table is about. */
const narrowedTo = (env: string | null): Narrowed =>
  env === null ? { ...LAST_90_DAYS, env: [""], without: "env" } : { ...LAST_90_DAYS, env: [env] };

/** The environments that events named, and which of them the numbers are about. */
export function EnvironmentTable({ environments, slug, timeZone }: Props) {
  const t = useTranslations("quality");
  const format = useFormats();
  const counted = (count: "deployments" | "incidents") => (environment: Environment) => (
    <CountLink slug={slug} count={count} value={environment[count]} narrowed={narrowedTo(environment.env)}>
      {format.count(environment[count])}
    </CountLink>
  );
  const columns: Column<Environment>[] = [
    { title: t("environment"), name: true, cell: ({ env }) => env ?? t("noneNamed") },
    { title: t("counts"), cell: (environment) => <CountsAs environment={environment} /> },
    { title: t("deployments"), number: true, cell: counted("deployments") },
    { title: t("incidents"), number: true, cell: counted("incidents") },
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
