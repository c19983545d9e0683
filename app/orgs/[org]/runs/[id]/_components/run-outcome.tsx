import { TextLink } from "#app/_components/link.tsx";
import { SyncError } from "#app/_components/sync/sync-error.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { outcomeOf, whatNext } from "#lib/domain/sync/run-words.ts";
import { RunProgress } from "../../_components/run-progress.tsx";
import type { LoadedRun } from "../load.ts";
import classes from "./run.module.css";

type Props = { loaded: LoadedRun; organization: Organization; now: Date };

/** What became of a run, what somebody can do about it, and what happens next. */
export function RunOutcome({ loaded: { run, connection, latest }, organization, now }: Props) {
  const { slug, role, timeZone } = organization;
  const running = run.status === "running" || run.status === "queued";
  const next = whatNext(connection, { run: { status: run.status, latest }, role, timeZone, now });
  const renewable = connection?.status === "needs_attention" && hasRole(role, "admin");
  return (
    <div className={classes.outcome}>
      {running ? <RunProgress run={run} /> : <p>{outcomeOf(run.status)}</p>}
      {run.error === null ? null : <SyncError error={run.error} role={role} />}
      {running ? null : (
        <p>
          <strong>What happens next.</strong> {next}{" "}
          {renewable ? (
            <TextLink href={`/orgs/${slug}/settings/connections`}>Replace the keys</TextLink>
          ) : latest || connection === null ? null : (
            <TextLink href={`/orgs/${slug}/runs?connection=${connection.id}`}>See the newer runs</TextLink>
          )}
        </p>
      )}
    </div>
  );
}
