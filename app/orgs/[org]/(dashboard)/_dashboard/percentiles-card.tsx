import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Figures, Percentiles, ReportWindow } from "#lib/domain/report/report.ts";
import { sayIncidents, sayRollbacks } from "#lib/words/incident-words.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./dashboard.module.css";

type Props = { figures: Figures; window: ReportWindow; timeZone: string };

type Row = Percentiles & { name: string; sample: string };

/** What a median hides: the slow quarter and the slow tenth, with the incidents' own time beside the deployments'. */
export function PercentilesCard({ figures, window, timeZone }: Props) {
  const words = useWords();
  const title = words.t("panels.percentiles.title");
  const told = [
    sayIncidents(figures.time_to_restore, { window, timeZone }, words),
    sayRollbacks(figures.rollback_rate, words),
  ];
  return (
    <Panel title={title} id="percentiles" aside={<HelpLink topic="percentiles" />}>
      <DataTable
        label={title}
        columns={columnsOf(words)}
        rows={rowsOf(figures, words)}
        keyOf={({ name }) => name}
      />
      <p className={classes.caption}>{told.filter((sentence) => sentence !== null).join(" ")}</p>
    </Panel>
  );
}

function rowsOf({ lead_time, recovery_time, time_to_restore }: Figures, { t }: Words): Row[] {
  const count = (kind: "commits" | "deployments" | "incidents", { n }: Percentiles) =>
    t(`panels.percentiles.${kind}`, { count: n });
  return [
    { name: t("panels.percentiles.leadTime"), ...lead_time, sample: count("commits", lead_time) },
    { name: t("panels.percentiles.recovery"), ...recovery_time, sample: count("deployments", recovery_time) },
    {
      name: t("panels.percentiles.restore"),
      ...time_to_restore,
      sample: count("incidents", time_to_restore),
    },
  ];
}

const SHARES = { p50: "50 %", p75: "75 %", p90: "90 %" } as const;

function columnsOf({ t, format }: Words): Column<Row>[] {
  const time: Column<Row> = {
    title: t("panels.percentiles.time"),
    name: true,
    wrap: true,
    cell: ({ name, sample }) => (
      <>
        {name} <span className={tables.under}>{sample}</span>
      </>
    ),
  };
  const shares = (["p50", "p75", "p90"] as const).map((key) => ({
    title: SHARES[key],
    explain: t("panels.percentiles.atMost", { share: SHARES[key] }),
    number: true,
    cell: (row: Row) => format.duration(row[key]),
  }));
  return [time, ...shares];
}
