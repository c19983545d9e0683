import { ScrollRegion } from "#app/_components/metrics/scroll-region.tsx";
import { formatCount, formatInterval, formatRate, formatWeight } from "#lib/domain/format/format.ts";
import type { ByOrigin, ExposureRow, ToolRow } from "#lib/domain/report/report.ts";
import classes from "./table.module.css";

/** Whole deployments, by whether any known commit in them was AI-assisted. */
export function ExposureTable({ exposure }: { exposure: ByOrigin["exposure"] }) {
  const rows: [string, ExposureRow][] = [
    ["With AI-assisted commits", exposure.withAi],
    ["Without", exposure.withoutAi],
  ];
  return (
    <ScrollRegion label="Deployments with and without AI-assisted commits">
      <table className={`${classes.table} ${classes.even}`}>
        <Head titles={["Deployments", "Failure rate", "95 % interval", "Failed", "Judged"]} />
        <tbody>
          {rows.map(([name, row]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={classes.number}>{formatRate(row.cfr)}</td>
              <td className={classes.number}>{formatInterval(row.low, row.high)}</td>
              <td className={classes.number}>{formatCount(row.failed)}</td>
              <td className={classes.number}>{formatCount(row.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

export function ToolsTable({ tools }: { tools: ToolRow[] }) {
  return (
    <ScrollRegion label="By tool">
      <table className={`${classes.table} ${classes.even}`}>
        <Head titles={["Tool", "Failure rate", "95 % interval", "Deployments", "Commits"]} />
        <tbody>
          {tools.map((row) => (
            <tr key={row.tool}>
              <th scope="row">{row.tool}</th>
              <td className={classes.number}>{formatRate(row.cfr)}</td>
              <td className={classes.number}>{formatInterval(row.low, row.high)}</td>
              <td
                className={classes.number}
                title="judged deployments, by the share of the tool's commits in them"
              >
                {formatWeight(row.weight)}
              </td>
              <td className={classes.number}>{formatCount(row.commits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Head({ titles: [first, ...others] }: { titles: string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {others.map((title) => (
          <th key={title} scope="col" className={classes.number}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
