import { Interval } from "#app/_components/metrics/interval.tsx";
import { originLabel } from "#app/_components/metrics/origin-label.ts";
import { OriginSwatch } from "#app/_components/metrics/origin-mark.tsx";
import { ScrollRegion } from "#app/_components/metrics/scroll-region.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { formatCount, formatRate, formatShare, formatWeight } from "#lib/domain/format/format.ts";
import { rateTicks } from "#lib/domain/metrics/metric-axis.ts";
import type { ByOrigin, OriginRow } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";
import { ExposureTable, ToolsTable } from "./origin-tables.tsx";
import { compareOrigins, coverageSentence } from "./origin-words.ts";
import tables from "./table.module.css";

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

function RateTable({ rows }: { rows: OriginRow[] }) {
  const ticks = rateTicks(Math.max(...rows.map((row) => row.high ?? 0)));
  const all = rows.reduce((sum, row) => sum + row.weight, 0);
  return (
    <ScrollRegion label="Change failure rate by code origin">
      <table className={`${tables.table} ${tables.whiskers}`}>
        <thead>
          <tr>
            <th scope="col">Origin</th>
            <th scope="col" className={tables.number}>
              Share
            </th>
            <th scope="col" className={tables.number}>
              Rate
            </th>
            <th scope="col" className={tables.intervalCell}>
              <Scale ticks={ticks} />
            </th>
            <th scope="col" className={tables.number}>
              Commits
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.origin}>
              <OriginName row={row} />
              <td
                className={tables.number}
                title={`${formatWeight(row.weight)} of ${formatWeight(all)} judged deployments`}
              >
                {row.origin === "unknown" || all === 0
                  ? "—"
                  : `${formatShare(row.weight / all)} (${formatWeight(row.weight)})`}
              </td>
              <td className={tables.number}>{formatRate(row.cfr)}</td>
              <td className={tables.intervalCell}>
                <Interval rate={row.cfr} low={row.low} high={row.high} ticks={ticks} origin={row.origin} />
              </td>
              <td className={tables.number}>{formatCount(row.commits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function ShareTable({ rows }: { rows: OriginRow[] }) {
  const all = rows.reduce((sum, row) => sum + row.commits, 0);
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">Origin</th>
          <th scope="col" className={tables.number}>
            Commits
          </th>
          <th scope="col" className={tables.number}>
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.origin}>
            <OriginName row={row} />
            <td className={tables.number}>{formatCount(row.commits)}</td>
            <td className={tables.number}>{formatShare(all === 0 ? null : row.commits / all)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OriginName({ row }: { row: OriginRow }) {
  return (
    <th scope="row">
      <span className={tables.originName}>
        <OriginSwatch origin={row.origin} />
        {originLabel(row.origin)}
      </span>
    </th>
  );
}

function Scale({ ticks }: { ticks: number[] }) {
  const end = ticks.at(-1) ?? 1;
  return (
    <div className={tables.axis}>
      {ticks.map((tick) => (
        <span key={tick} style={{ left: `${(tick / end) * 100}%` }}>
          {Math.round(tick * 100)} %
        </span>
      ))}
    </div>
  );
}
