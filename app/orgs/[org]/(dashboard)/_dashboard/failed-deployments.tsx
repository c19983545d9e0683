import { OriginBar } from "#app/_components/metrics/origin-mark.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Deployment } from "#lib/db/events.ts";
import { sayRecovery } from "#lib/words/recovery-words.ts";
import type { Words } from "#lib/words/words.ts";
import { Place, Version } from "../../_components/list/deployment-cells.tsx";

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
