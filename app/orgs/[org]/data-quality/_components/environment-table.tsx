import { ScrollRegion } from "#app/_components/metrics/scroll-region.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { formatCount } from "#lib/domain/format/format.ts";
import type { Environment } from "#lib/domain/quality/data-quality.ts";
import classes from "./quality.module.css";

/** The environments that events named, and which of them the numbers are about. */
export function EnvironmentTable({
  environments,
  timeZone,
}: {
  environments: Environment[];
  timeZone: string;
}) {
  return (
    <ScrollRegion label="Environments of the last 90 days">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Counts</th>
            <th scope="col" className={classes.number}>
              Deployments
            </th>
            <th scope="col" className={classes.number}>
              Incidents
            </th>
            <th scope="col">Last event</th>
          </tr>
        </thead>
        <tbody>
          {environments.map((row) => (
            <tr key={row.env ?? ""}>
              <th scope="row">{row.env ?? "none named"}</th>
              <td>
                {row.production ? (
                  <StatusMark tone="fine" word="As production" />
                ) : (
                  <StatusMark tone="off" word={row.env === null ? "Incidents only" : "No"} />
                )}
              </td>
              <td className={classes.number}>{formatCount(row.deployments)}</td>
              <td className={classes.number}>{formatCount(row.incidents)}</td>
              <td>
                <Moment at={row.lastAt} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
