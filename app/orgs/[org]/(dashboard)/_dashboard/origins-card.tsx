import { Interval } from "#app/_components/metrics/interval.tsx";
import { originLabel } from "#app/_components/metrics/origin-label.ts";
import { OriginSwatch } from "#app/_components/metrics/origin-mark.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { formatCount, formatRate, formatShare, formatWeight } from "#lib/domain/format/format.ts";
import { rateTicks } from "#lib/domain/metrics/metric-axis.ts";
import type { ByOrigin, OriginRow } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";
import { ExposureTable, ToolsTable } from "./origin-tables.tsx";
import { compareOrigins, coverageSentence } from "./origin-words.ts";

/** How failure differs by who wrote the code, with how sure that is; no comparison where there is no ground for one. */
export function OriginsCard({ byOrigin }: { byOrigin: ByOrigin }) {
  const { comparable, reason, tools, exposure } = byOrigin;
  return (
    <Panel title="Change failure rate by code origin" id="by-origin">
      {byOrigin.coverage === null ? null : <p className={classes.muted}>{coverageSentence(byOrigin)}</p>}
      {comparable ? (
        <>
          <p className={classes.verdict}>{compareOrigins(byOrigin)}</p>
          <RateTable rows={byOrigin.origins} />
          <p className={classes.caption}>
            A judged deployment counts as one, shared out over the origins of its commits. Whiskers: 95 %
            Wilson interval.
          </p>
          <h3 className={classes.subtitle}>Deployments with and without AI-assisted commits</h3>
          <ExposureTable exposure={exposure} />
          {tools.length === 0 ? null : (
            <>
              <h3 className={classes.subtitle}>By tool</h3>
              <ToolsTable tools={tools} />
            </>
          )}
        </>
      ) : (
        <>
          <p className={classes.verdict}>Not compared: {reason ?? "there is too little to go by."}</p>
          <ShareTable rows={byOrigin.origins} />
        </>
      )}
    </Panel>
  );
}

/** A name that a table can be read by, and the colour that it has everywhere. */
const ORIGIN: Column<OriginRow> = {
  title: "Origin",
  name: true,
  cell: ({ origin }) => (
    <span className={classes.originName}>
      <OriginSwatch origin={origin} />
      {originLabel(origin)}
    </span>
  ),
};
const COMMITS: Column<OriginRow> = {
  title: "Commits",
  number: true,
  cell: ({ commits }) => formatCount(commits),
};

function RateTable({ rows }: { rows: OriginRow[] }) {
  const ticks = rateTicks(Math.max(...rows.map((row) => row.high ?? 0)));
  const all = rows.reduce((sum, row) => sum + row.weight, 0);
  const share: Column<OriginRow> = {
    title: "Share",
    number: true,
    hint: ({ weight }) => `${formatWeight(weight)} of ${formatWeight(all)} judged deployments`,
    cell: ({ origin, weight }) =>
      origin === "unknown" || all === 0 ? "—" : `${formatShare(weight / all)} (${formatWeight(weight)})`,
  };
  const interval: Column<OriginRow> = {
    title: "95 % interval",
    head: <Scale ticks={ticks} />,
    width: "44%",
    cell: ({ cfr, low, high, origin }) => (
      <Interval rate={cfr} low={low} high={high} ticks={ticks} origin={origin} />
    ),
  };
  const rate: Column<OriginRow> = { title: "Rate", number: true, cell: ({ cfr }) => formatRate(cfr) };
  return (
    <DataTable
      label="Change failure rate by code origin"
      columns={[ORIGIN, share, rate, interval, COMMITS]}
      rows={rows}
      keyOf={({ origin }) => origin}
      minWidth={460}
    />
  );
}

function ShareTable({ rows }: { rows: OriginRow[] }) {
  const all = rows.reduce((sum, row) => sum + row.commits, 0);
  const share: Column<OriginRow> = {
    title: "Share",
    number: true,
    cell: ({ commits }) => formatShare(all === 0 ? null : commits / all),
  };
  return (
    <DataTable
      label="Commits by code origin"
      columns={[ORIGIN, COMMITS, share]}
      rows={rows}
      keyOf={({ origin }) => origin}
    />
  );
}

function Scale({ ticks }: { ticks: number[] }) {
  const end = ticks.at(-1) ?? 1;
  return (
    <div className={classes.axis}>
      {ticks.map((tick) => (
        <span key={tick} style={{ left: `${(tick / end) * 100}%` }}>
          {Math.round(tick * 100)} %
        </span>
      ))}
    </div>
  );
}
