import { TextLink } from "#app/_components/link.tsx";
import { OriginSwatch } from "#app/_components/metrics/origin-mark.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Change } from "#lib/db/changes.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { say } from "#lib/words/say.ts";
import type { Words } from "#lib/words/words.ts";
import { deploymentsHref } from "../../deployments/search-params.ts";
import { CommitLink, Place } from "./deployment-cells.tsx";

type Props = { of: "changes" | "commits"; rows: Change[]; slug: string; timeZone: string };

/** Commits with who wrote them and by which rule that is known, each leading to the deployment that it is told at. */
export function ChangeTable({ of, rows, slug, timeZone }: Props) {
  const words = useWords();
  const columns = [...commitColumns(words), ...deliveryColumns({ slug, timeZone }, words)];
  return (
    <Panel flush>
      <DataTable
        label={words.t(`events.title.${of}`)}
        columns={columns}
        rows={rows}
        keyOf={({ sha, repository, deployment }) => `${deployment.id} ${repository} ${sha}`}
        page
        stacked
      />
    </Panel>
  );
}

function commitColumns(words: Words): Column<Change>[] {
  const { t } = words;
  return [
    {
      title: t("deployment.commit"),
      name: true,
      wrap: true,
      cell: ({ sha, repository, message }) => (
        <>
          <CommitLink sha={sha} repository={repository} />
          <span className={tables.under} translate="no">
            {message}
          </span>
        </>
      ),
    },
    {
      title: t("deployment.origin"),
      wrap: true,
      cell: ({ origin, tool, rule, decidedBy }) => (
        <>
          <OriginSwatch origin={origin} />{" "}
          {[t(`origins.label.${origin}`), tool].filter((part) => part !== null).join(", ")}
          <span className={tables.under}>
            {t("deployment.ruleBy", {
              rule: say(words, "rules", rule),
              by: t(`deployment.decidedBy.${decidedBy}`),
            })}
          </span>
        </>
      ),
    },
  ];
}

function deliveryColumns(
  { slug, timeZone }: Pick<Props, "slug" | "timeZone">,
  { t, format }: Words,
): Column<Change>[] {
  return [
    {
      title: t("events.deployment"),
      cell: ({ deployment }) => (
        <TextLink href={deploymentsHref(slug, { open: deployment.id })}>
          <Place {...deployment} />
        </TextLink>
      ),
    },
    {
      title: t("events.started"),
      cell: ({ deployment }) => <Moment at={deployment.startedAt} timeZone={timeZone} />,
    },
    {
      title: t("deployment.lead"),
      number: true,
      cell: ({ leadSeconds }) =>
        leadSeconds === null ? t("deployment.noLead") : format.duration(leadSeconds),
    },
    { title: t("filters.title.repository"), wrap: true, cell: ({ repository }) => repository ?? UNKNOWN },
  ];
}
