import { useTranslations } from "next-intl";
import { OriginBar } from "#app/_components/metrics/origin-mark.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Deployment } from "#lib/db/events.ts";
import { sayRecovery } from "#lib/words/recovery-words.ts";
import type { Words } from "#lib/words/words.ts";
import { commitAddress } from "./commit-address.ts";
import classes from "./dashboard.module.css";

type Props = { deployments: Deployment[]; timeZone: string; more: boolean };

/** The newest failures behind the rate, with what became of them. */
export function FailedDeployments({ deployments, timeZone, more }: Props) {
  const words = useWords();
  const { t } = words;
  return (
    <Panel title={t("panels.failed.title")} id="failed" flush>
      <DataTable
        label={t("panels.failed.title")}
        columns={columnsIn(timeZone, words)}
        rows={deployments}
        keyOf={({ id }) => id}
        empty={t("panels.failed.none")}
        foot={more ? t("panels.newestTen") : null}
      />
    </Panel>
  );
}

function columnsIn(timeZone: string, words: Words): Column<Deployment>[] {
  const { t } = words;
  const recovery = ({ recoverySeconds: seconds, remediation }: Deployment) =>
    sayRecovery({ seconds, remediation: remediation?.type ?? null }, words);
  return [
    { title: t("panels.failed.service"), name: true, cell: (deployment) => <Place {...deployment} /> },
    {
      title: t("panels.failed.started"),
      cell: ({ startedAt }) => <Moment at={startedAt} timeZone={timeZone} />,
    },
    { title: t("panels.failed.version"), cell: (deployment) => <Version {...deployment} /> },
    { title: t("panels.failed.recovery"), cell: recovery },
    { title: t("panels.failed.commits"), cell: ({ origins }) => <OriginBar origins={origins} /> },
  ];
}

function Place({ service, env }: Pick<Deployment, "service" | "env">) {
  const t = useTranslations("panels.failed");
  return (
    <>
      {service ?? <span className={tables.missing}>{t("noService")}</span>}{" "}
      <span className={tables.missing}>{env ?? t("noEnvironment")}</span>
    </>
  );
}

function Version({ version, commitSha, repository }: Deployment) {
  return (
    <>
      {version === null ? null : <span className={tables.mono}>{version} </span>}
      <CommitLink sha={commitSha} repository={repository} />
    </>
  );
}

/** A commit by its first eight characters, linked where its host is known. */
function CommitLink({ sha, repository }: { sha: string | null; repository: string | null }) {
  const t = useTranslations("panels.failed");
  if (sha === null) return <span className={tables.missing}>{t("noCommit")}</span>;
  const short = sha.slice(0, 8);
  const face = <span className={tables.mono}>{short}</span>;
  const address = commitAddress(repository, sha);
  if (address === null || repository === null) return face;
  return (
    <a
      className={classes.commit}
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={t("commitIn", { sha: short, repository })}
    >
      {face}
    </a>
  );
}
