import { TextLink } from "#app/_components/link.tsx";
import { OriginSwatch } from "#app/_components/metrics/origin-mark.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { CommitLink } from "#app/orgs/[org]/_components/list/deployment-cells.tsx";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import { say } from "#lib/words/say.ts";
import type { Words } from "#lib/words/words.ts";

type Commit = DeploymentDetail["commits"][number];
type Props = { deployment: DeploymentDetail; hrefOf: (id: string) => string };

/** What it brought: who wrote each commit, by which rule that is known, and where its lead time counts. */
export function CommitRows({ deployment, hrefOf }: Props) {
  const words = useWords();
  const { t } = words;
  const { commits } = deployment;
  return (
    <section>
      <h3>{t("deployment.commits", { count: commits.length })}</h3>
      <DataTable
        label={t("deployment.commits", { count: commits.length })}
        columns={columnsIn({ deployment, hrefOf }, words)}
        rows={commits}
        keyOf={({ sha }) => sha}
        empty={t("deployment.noCommits")}
        stacked
      />
    </section>
  );
}

function columnsIn({ deployment, hrefOf }: Props, words: Words): Column<Commit>[] {
  const { t, format } = words;
  return [
    {
      title: t("deployment.commit"),
      name: true,
      wrap: true,
      cell: ({ sha, message }) => (
        <>
          <CommitLink sha={sha} repository={deployment.repository} />
          <span className={tables.under} translate="no">
            {message?.split("\n", 1)[0]}
          </span>
        </>
      ),
    },
    {
      title: t("deployment.origin"),
      wrap: true,
      cell: ({ origin, tool, rule, decidedBy }) => (
        <>
          <OriginSwatch origin={origin} /> {[t(`origins.label.${origin}`), tool].filter(Boolean).join(", ")}
          <span className={tables.under}>
            {t("deployment.ruleBy", {
              rule: say(words, "rules", rule),
              by: t(`deployment.decidedBy.${decidedBy}`),
            })}
          </span>
        </>
      ),
    },
    {
      title: t("deployment.lead"),
      number: true,
      cell: ({ leadSeconds, firstDelivery }) => (
        <>
          {leadSeconds === null ? t("deployment.noLead") : format.duration(leadSeconds)}
          {firstDelivery === null || firstDelivery.id === deployment.id ? null : (
            <span className={tables.under}>
              <TextLink href={hrefOf(firstDelivery.id)}>{t("deployment.elsewhere")}</TextLink>
            </span>
          )}
        </>
      ),
    },
  ];
}
