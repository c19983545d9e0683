import { HelpLink } from "#app/_components/help-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Interval } from "#app/_components/metrics/interval.tsx";
import { OriginName } from "#app/_components/metrics/origin-mark.tsx";
import { Scale } from "#app/_components/metrics/scale.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { rateScale } from "#lib/domain/metrics/metric-axis.ts";
import type { ByOrigin, OriginRow } from "#lib/domain/report/report.ts";
import { compareOrigins, sayKnown, sayReasons } from "#lib/words/origin-words.ts";
import classes from "./dashboard.module.css";

type Props = { byOrigin: ByOrigin; slug: string };

/** AI-assisted beside human code in two lines, or why they are not compared; all else has a page of its own. */
export function OriginsCard({ byOrigin, slug }: Props) {
  const words = useWords();
  const { t } = words;
  const { comparable, coverage, reasons } = byOrigin;
  return (
    <Panel title={t("origins.title")} id="by-origin" aside={<HelpLink topic="origins" />}>
      {coverage === null ? null : <p className={classes.muted}>{sayKnown(byOrigin, words)}</p>}
      <p className={classes.verdict}>
        {comparable
          ? compareOrigins(byOrigin, words)
          : t("origins.notCompared", { reasons: sayReasons(reasons, words) })}
      </p>
      {comparable ? <RateTable rows={byOrigin.origins.filter(isCompared)} /> : null}
      <p className={classes.caption}>
        <TextLink href={`/orgs/${slug}/origins`}>{t("origins.more")}</TextLink>
      </p>
    </Panel>
  );
}

const isCompared = ({ origin }: OriginRow) => origin === "human" || origin === "ai_assisted";

function RateTable({ rows }: { rows: OriginRow[] }) {
  const { t, format } = useWords();
  const ticks = rateScale(rows.map(({ high }) => high));
  const columns: Column<OriginRow>[] = [
    { title: t("origins.origin"), name: true, cell: ({ origin }) => <OriginName origin={origin} /> },
    { title: t("origins.rate"), number: true, cell: ({ cfr }) => format.rate(cfr) },
    {
      title: t("origins.interval"),
      head: <Scale ticks={ticks} title={t("origins.interval")} />,
      width: "44%",
      cell: ({ cfr, low, high, origin }) => (
        <Interval rate={cfr} low={low} high={high} ticks={ticks} origin={origin} />
      ),
    },
  ];
  return (
    <DataTable label={t("origins.title")} columns={columns} rows={rows} keyOf={({ origin }) => origin} />
  );
}
