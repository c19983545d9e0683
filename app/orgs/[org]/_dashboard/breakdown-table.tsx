import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import Link from "next/link";
import { dimensionNoun } from "#lib/domain/filter.ts";
import { formatCount, formatDuration } from "#lib/domain/format.ts";
import { rateTicks } from "#lib/domain/metric-axis.ts";
import type { BreakdownRow } from "#lib/domain/report.ts";
import { RateCell } from "../../../_components/metrics/rate-cell.tsx";
import { ScrollRegion } from "../../../_components/metrics/scroll-region.tsx";
import { parseSort, sortRows } from "./breakdown-rows.ts";
import classes from "./dashboard.module.css";
import { type DashboardState, dashboardHref, type SortColumn } from "./search-params.ts";

const COLUMNS: [SortColumn, string][] = [
  ["deployments", "Deployments"],
  ["cfr", "Change failure rate"],
  ["leadTimeP50", "Lead time, median"],
  ["recoveryP50", "Recovery, median"],
];

type Props = { rows: BreakdownRow[]; slug: string; state: DashboardState };

export function BreakdownTable({ rows, slug, state }: Props) {
  const { title, many } = dimensionNoun(state.by);
  if (rows.length === 0)
    return <p className={classes.note}>No deployments in this window, so there is nothing to break down.</p>;
  const scaleEnd = rateTicks(Math.max(...rows.map((row) => row.cfr ?? 0))).at(-1) ?? 1;
  return (
    <ScrollRegion label={many} flush>
      <table className={`${classes.table} ${classes.sticky} ${classes.pinned}`}>
        <thead>
          <tr>
            <SortHead column="key" label={title} slug={slug} state={state} />
            {COLUMNS.map(([column, label]) => (
              <SortHead key={column} column={column} label={label} slug={slug} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, parseSort(state.sort)).map((row) => (
            <tr key={row.key ?? ""} className={row.key === null ? undefined : classes.pressable}>
              <th scope="row">
                <RowName row={row} slug={slug} state={state} />
              </th>
              <td className={classes.number}>{formatCount(row.deployments)}</td>
              <td className={classes.number}>
                <RateCell rate={row.cfr} failed={row.failed} evaluated={row.evaluated} scaleEnd={scaleEnd} />
              </td>
              <td className={classes.number}>{formatDuration(row.leadTimeP50)}</td>
              <td className={classes.number}>{formatDuration(row.recoveryP50)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A press on a row narrows the page to it. A missing name cannot be asked for. */
function RowName({ row, slug, state }: { row: BreakdownRow; slug: string; state: DashboardState }) {
  const { none, title } = dimensionNoun(state.by);
  if (row.key === null) return <span className={classes.missing}>{none}</span>;
  return (
    <Link
      className={classes.rowLink}
      href={dashboardHref(slug, state, { [state.by]: [row.key] })}
      scroll={false}
      title={`Show only this ${title.toLowerCase()}`}
    >
      {row.key}
    </Link>
  );
}

type HeadProps = { column: SortColumn; label: string; slug: string; state: DashboardState };

function SortHead({ column, label, slug, state }: HeadProps) {
  const sort = parseSort(state.sort);
  const active = sort.column === column;
  const firstDescending = column !== "key";
  const descending = active ? !sort.descending : firstDescending;
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={column === "key" ? undefined : classes.number}
      aria-sort={active ? (sort.descending ? "descending" : "ascending") : undefined}
    >
      <Link
        className={classes.sort}
        href={dashboardHref(slug, state, { sort: descending ? `-${column}` : column })}
        scroll={false}
      >
        {label}
        {active ? <Arrow size={14} stroke={2} aria-hidden /> : null}
      </Link>
    </th>
  );
}
