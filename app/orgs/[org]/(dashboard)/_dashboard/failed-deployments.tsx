import { OriginBar } from "#app/_components/metrics/origin-mark.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { Deployment } from "#lib/db/events.ts";
import { formatDuration } from "#lib/domain/format/format.ts";
import classes from "./dashboard.module.css";
import { commitAddress, recoveryWords } from "./event-words.ts";

type Props = { deployments: Deployment[]; timeZone: string; more: boolean };

/** The newest failures behind the rate, with what became of them. */
export function FailedDeployments({ deployments, timeZone, more }: Props) {
  return (
    <Panel title="Latest failed deployments" id="failed" flush>
      <DataTable
        label="Latest failed deployments"
        columns={columnsIn(timeZone)}
        rows={deployments}
        keyOf={({ id }) => id}
        empty="No deployment of this window was judged failed."
        foot={more ? "The newest ten of this window." : null}
      />
    </Panel>
  );
}

function columnsIn(timeZone: string): Column<Deployment>[] {
  return [
    { title: "Service", name: true, cell: (deployment) => <Place {...deployment} /> },
    { title: "Started", cell: ({ startedAt }) => <Moment at={startedAt} timeZone={timeZone} /> },
    { title: "Version", cell: (deployment) => <Version {...deployment} /> },
    { title: "Recovery", cell: recoveryOf },
    { title: "Commits", cell: ({ origins }) => <OriginBar origins={origins} /> },
  ];
}

function Place({ service, env }: Pick<Deployment, "service" | "env">) {
  return (
    <>
      {service ?? <span className={tables.missing}>no service</span>}{" "}
      <span className={tables.missing}>{env ?? "no environment"}</span>
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
  if (sha === null) return <span className={tables.missing}>no commit</span>;
  const short = <span className={tables.mono}>{sha.slice(0, 8)}</span>;
  const address = commitAddress(repository, sha);
  if (address === null) return short;
  return (
    <a
      className={classes.commit}
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={`Commit ${sha.slice(0, 8)} in ${repository}`}
    >
      {short}
    </a>
  );
}

function recoveryOf({ recoverySeconds, remediation }: Deployment): string {
  return recoveryWords(formatDuration(recoverySeconds), {
    recovered: recoverySeconds !== null,
    remediation: remediation?.type ?? null,
  });
}
