import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Interval } from "#app/_components/metrics/interval.tsx";
import { OriginSwatch } from "#app/_components/metrics/origin-mark.tsx";
import { Scale } from "#app/_components/metrics/scale.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { rateTicks } from "#lib/domain/metrics/metric-axis.ts";
import type { ByOrigin, Origin, OriginRow } from "#lib/domain/report/report.ts";
import { compareOrigins, sayKnown, sayReasons, sayUnmarked } from "#lib/words/origin-words.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./dashboard.module.css";
import { ExposureTable, ToolsTable } from "./origin-tables.tsx";

/** How failure differs by who wrote the code, with how sure that is; no comparison where there is no ground for one. */
export function OriginsCard({ byOrigin }: { byOrigin: ByOrigin }) {
  const words = useWords();
  const { t } = words;
  const unmarked = sayUnmarked(byOrigin.marks, words);
  return (
    <Panel title={t("origins.title")} id="by-origin" aside={<HelpLink topic="origins" />}>
      {byOrigin.coverage === null ? null : <p className={classes.muted}>{sayKnown(byOrigin, words)}</p>}
      {byOrigin.comparable ? (
        <Comparison byOrigin={byOrigin} />
      ) : (
        <>
          <p className={classes.verdict}>
            {t("origins.notCompared", { reasons: sayReasons(byOrigin.reasons, words) })}
          </p>
          <ShareTable rows={byOrigin.origins} />
        </>
      )}
      {unmarked === null ? null : <p className={classes.caption}>{unmarked}</p>}
    </Panel>
  );
}

function Comparison({ byOrigin }: { byOrigin: ByOrigin }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <p className={classes.verdict}>{compareOrigins(byOrigin, words)}</p>
      <RateTable rows={byOrigin.origins} />
      <p className={classes.caption}>{t("origins.explained")}</p>
      <h3 className={classes.subtitle}>{t("origins.withAndWithout")}</h3>
      <ExposureTable exposure={byOrigin.exposure} />
      {byOrigin.tools.length === 0 ? null : (
        <>
          <h3 className={classes.subtitle}>{t("origins.byTool")}</h3>
          <ToolsTable tools={byOrigin.tools} />
        </>
      )}
    </>
  );
}

/** A name that a table can be read by, and the colour that it has everywhere. */
function OriginName({ origin }: { origin: Origin }) {
  const t = useTranslations("origins.label");
  return (
    <span className={classes.originName}>
      <OriginSwatch origin={origin} />
      {t(origin)}
    </span>
  );
}

function originColumn({ t }: Words): Column<OriginRow> {
  return { title: t("origins.origin"), name: true, cell: ({ origin }) => <OriginName origin={origin} /> };
}

function commitsColumn({ t, format }: Words): Column<OriginRow> {
  return { title: t("origins.commits"), number: true, cell: ({ commits }) => format.count(commits) };
}

function RateTable({ rows }: { rows: OriginRow[] }) {
  const words = useWords();
  const { t, format } = words;
  const ticks = rateTicks(Math.max(...rows.map((row) => row.high ?? 0)));
  const interval: Column<OriginRow> = {
    title: t("origins.interval"),
    head: <Scale ticks={ticks} />,
    width: "44%",
    cell: ({ cfr, low, high, origin }) => (
      <Interval rate={cfr} low={low} high={high} ticks={ticks} origin={origin} />
    ),
  };
  const rate: Column<OriginRow> = {
    title: t("origins.rate"),
    number: true,
    cell: ({ cfr }) => format.rate(cfr),
  };
  return (
    <DataTable
      label={t("origins.title")}
      columns={[originColumn(words), weightColumn(rows, words), rate, interval, commitsColumn(words)]}
      rows={rows}
      keyOf={({ origin }) => origin}
      minWidth={460}
    />
  );
}

/** How much of the judged deployments is of an origin; what is unknown was shared out to nobody. */
function weightColumn(rows: OriginRow[], { t, format }: Words): Column<OriginRow> {
  const all = rows.reduce((sum, row) => sum + row.weight, 0);
  return {
    title: t("origins.share"),
    number: true,
    hint: ({ weight }) => t("origins.shareHint", { weight: format.weight(weight), all: format.weight(all) }),
    cell: ({ origin, weight }) =>
      origin === "unknown" || all === 0
        ? UNKNOWN
        : `${format.share(weight / all)} (${format.weight(weight)})`,
  };
}

function ShareTable({ rows }: { rows: OriginRow[] }) {
  const words = useWords();
  const { t, format } = words;
  const all = rows.reduce((sum, row) => sum + row.commits, 0);
  const share: Column<OriginRow> = {
    title: t("origins.share"),
    number: true,
    cell: ({ commits }) => format.share(all === 0 ? null : commits / all),
  };
  return (
    <DataTable
      label={t("origins.commitsTitle")}
      columns={[originColumn(words), commitsColumn(words), share]}
      rows={rows}
      keyOf={({ origin }) => origin}
    />
  );
}
