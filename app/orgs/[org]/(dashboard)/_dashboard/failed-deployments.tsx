import { OriginBar } from "#app/_components/metrics/origin-mark.tsx";
import { ScrollRegion } from "#app/_components/metrics/scroll-region.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Deployment } from "#lib/db/events.ts";
import { formatDuration } from "#lib/domain/format/format.ts";
import { CommitLink } from "./commit-link.tsx";
import classes from "./dashboard.module.css";
import { recoveryWords } from "./event-words.ts";
import tables from "./table.module.css";

type Props = { deployments: Deployment[]; timeZone: string; more: boolean };

/** The newest failures behind the rate, with what became of them. */
export function FailedDeployments({ deployments, timeZone, more }: Props) {
  return (
    <Panel title="Latest failed deployments" id="failed" flush>
      {deployments.length === 0 ? (
        <p className={classes.note}>No deployment of this window was judged failed.</p>
      ) : (
        <ScrollRegion label="Latest failed deployments" flush>
          <table className={`${tables.table} ${tables.sticky} ${tables.pinned}`}>
            <thead>
              <tr>
                <th scope="col">Service</th>
                <th scope="col">Started</th>
                <th scope="col">Version</th>
                <th scope="col">Recovery</th>
                <th scope="col">Commits</th>
              </tr>
            </thead>
            <tbody>
              {deployments.map((deployment) => (
                <Row key={deployment.id} deployment={deployment} timeZone={timeZone} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {more ? <p className={classes.note}>The newest ten of this window.</p> : null}
    </Panel>
  );
}

function Row({ deployment, timeZone }: { deployment: Deployment; timeZone: string }) {
  const { service, env, version, commitSha, repository, recoverySeconds, remediation } = deployment;
  return (
    <tr>
      <th scope="row">
        {service ?? <span className={tables.missing}>no service</span>}{" "}
        <span className={tables.missing}>{env ?? "no environment"}</span>
      </th>
      <td>
        <Moment at={deployment.startedAt} timeZone={timeZone} />
      </td>
      <td>
        {version === null ? null : <span className={tables.mono}>{version} </span>}
        <CommitLink sha={commitSha} repository={repository} />
      </td>
      <td>
        {recoveryWords(formatDuration(recoverySeconds), {
          recovered: recoverySeconds !== null,
          remediation: remediation?.type ?? null,
        })}
      </td>
      <td>
        <OriginBar origins={deployment.origins} />
      </td>
    </tr>
  );
}
