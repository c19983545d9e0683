import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { formatCount, formatDuration, formatRate, plural } from "#lib/domain/format/format.ts";
import type { Figures, Percentiles } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";

type Row = Percentiles & { name: string; sample: string };

const share = (title: string, read: (row: Row) => number | null): Column<Row> => ({
  title,
  explain: `${title} took at most this long`,
  number: true,
  cell: (row) => formatDuration(read(row)),
});

const COLUMNS: Column<Row>[] = [
  {
    title: "Time",
    name: true,
    wrap: true,
    cell: ({ name, sample }) => (
      <>
        {name} <span className={tables.under}>{sample}</span>
      </>
    ),
  },
  share("50 %", ({ p50 }) => p50),
  share("75 %", ({ p75 }) => p75),
  share("90 %", ({ p90 }) => p90),
];

/** What a median hides: the slow quarter and the slow tenth, with the incidents' own time beside the deployments'. */
export function PercentilesCard({ figures }: { figures: Figures }) {
  const { lead_time, recovery_time, time_to_restore, rollback_rate } = figures;
  const rows: Row[] = [
    { name: "Lead time", ...lead_time, sample: plural(lead_time.n, "commit") },
    {
      name: "Recovery of failed deployments",
      ...recovery_time,
      sample: plural(recovery_time.n, "deployment"),
    },
    { name: "Restore of incidents", ...time_to_restore, sample: plural(time_to_restore.n, "incident") },
  ];
  return (
    <Panel title="Medians and the slow end" id="percentiles">
      <DataTable label="Medians and the slow end" columns={COLUMNS} rows={rows} keyOf={({ name }) => name} />
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
