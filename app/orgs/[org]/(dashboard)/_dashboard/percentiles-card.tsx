import { ScrollRegion } from "#app/_components/metrics/scroll-region.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { formatCount, formatDuration, formatRate, plural } from "#lib/domain/format/format.ts";
import type { Figures, Percentiles } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";
import tables from "./table.module.css";

/** What a median hides: the slow quarter and the slow tenth, with the incidents' own time beside the deployments'. */
export function PercentilesCard({ figures }: { figures: Figures }) {
  const { lead_time, recovery_time, time_to_restore, rollback_rate } = figures;
  const rows: [string, Percentiles, string][] = [
    ["Lead time", lead_time, plural(lead_time.n, "commit")],
    ["Recovery of failed deployments", recovery_time, plural(recovery_time.n, "deployment")],
    ["Restore of incidents", time_to_restore, plural(time_to_restore.n, "incident")],
  ];
  return (
    <Panel title="Medians and the slow end" id="percentiles">
      <ScrollRegion label="Medians and the slow end">
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {["50 %", "75 %", "90 %"].map((share) => (
                <th
                  key={share}
                  scope="col"
                  className={tables.number}
                  title={`${share} took at most this long`}
                >
                  {share}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, { p50, p75, p90 }, sample]) => (
              <tr key={name}>
                <th scope="row" className={tables.wrap}>
                  {name} <span className={tables.beneath}>{sample}</span>
                </th>
                <td className={tables.number}>{formatDuration(p50)}</td>
                <td className={tables.number}>{formatDuration(p75)}</td>
                <td className={tables.number}>{formatDuration(p90)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={classes.caption}>
        {incidentSentence(time_to_restore)} {rollbackSentence(rollback_rate)}
      </p>
    </Panel>
  );
}

function incidentSentence({ incidents, open, oldestOpenSeconds }: Figures["time_to_restore"]): string {
  if (incidents === 0) return "No incidents in this window.";
  const still =
    open === 0
      ? "none open"
      : `${formatCount(open)} open, the oldest for ${formatDuration(oldestOpenSeconds)}`;
  return `${plural(incidents, "incident")} in this window, ${still}.`;
}

function rollbackSentence({ value, rollbacks, failed }: Figures["rollback_rate"]): string {
  if (value === null) return "";
  return `${formatRate(value)} of failed deployments were rolled back (${formatCount(rollbacks)} of ${formatCount(failed)}).`;
}
