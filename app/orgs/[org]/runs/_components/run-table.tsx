import { Table, TableScrollContainer, TableTbody, TableTh, TableThead, TableTr } from "@mantine/core";
import type { Organization } from "#lib/db/organizations.ts";
import type { SyncRun } from "#lib/db/sync-runs.ts";
import { RunRow } from "./run-row.tsx";
import classes from "./runs.module.css";

type Props = {
  runs: SyncRun[];
  /** Names by connection; empty when there is one connection only and its name says nothing. */
  names: ReadonlyMap<string, string>;
  organization: Organization;
  now: Date;
};

/** Runs, newest first, each with what it read and, under it, what went wrong. */
export function RunTable({ runs, names, organization, now }: Props) {
  return (
    <TableScrollContainer
      minWidth={880}
      type="native"
      tabIndex={0}
      aria-label="Runs, newest first"
      role="region"
    >
      <Table className={classes.table ?? ""}>
        <TableThead>
          <TableTr>
            <TableTh>Started</TableTh>
            {names.size > 0 ? <TableTh>Connection</TableTh> : null}
            <TableTh>Status</TableTh>
            <TableTh>Window</TableTh>
            <TableTh className={classes.number ?? ""}>Deployments</TableTh>
            <TableTh className={classes.number ?? ""}>Incidents</TableTh>
            <TableTh className={classes.number ?? ""}>API calls</TableTh>
            <TableTh className={classes.number ?? ""}>Duration</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} names={names} organization={organization} now={now} />
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}
