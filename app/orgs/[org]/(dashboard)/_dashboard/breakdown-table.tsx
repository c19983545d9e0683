import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import Link, { useLinkStatus } from "next/link";
import { RateCell } from "#app/_components/metrics/rate-cell.tsx";
import { ScrollRegion } from "#app/_components/metrics/scroll-region.tsx";
import { formatCount, formatDuration } from "#lib/domain/format/format.ts";
import { rateTicks } from "#lib/domain/metrics/metric-axis.ts";
import { filterNoun } from "#lib/domain/report/filter.ts";
import type { BreakdownRow, Dimension } from "#lib/domain/report/report.ts";
import { parseSort, type SortText, sortRows } from "./breakdown-rows.ts";
import classes from "./dashboard.module.css";
import type { SortColumn } from "./search-params.ts";
import tables from "./table.module.css";

const COLUMNS: [SortColumn, string][] = [
  ["deployments", "Deployments"],
  ["cfr", "Change failure rate"],
  ["leadTimeP50", "Lead time, median"],
  ["recoveryP50", "Recovery, median"],
];

type Props = {
  rows: BreakdownRow[];
  formula: "evaluated" | "all";
  dimension: Dimension;
  sort: SortText;
  onSort: (sort: SortText) => void;
  /** The page narrowed to one row. */
  hrefOf: (key: string) => string;
};

export function BreakdownTable({ rows, formula, dimension, sort, onSort, hrefOf }: Props) {
  const { title, many, none } = filterNoun(dimension);
  if (rows.length === 0) {
    return <p className={classes.note}>No deployments in this window, so there is nothing to break down.</p>;
  }
  const scaleEnd = rateTicks(Math.max(...rows.map((row) => row.cfr ?? 0))).at(-1) ?? 1;
  const columns: [SortColumn, string][] = [["key", title], ...COLUMNS];
  return (
    <ScrollRegion label={many} flush>
      <table className={`${tables.table} ${tables.sticky} ${tables.pinned}`}>
        <thead>
          <tr>
            {columns.map(([column, label]) => (
              <SortHead key={column} column={column} label={label} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, parseSort(sort)).map((row) => (
            <tr key={row.key ?? ""} className={row.key === null ? undefined : tables.pressable}>
              <th scope="row">
                {row.key === null ? (
                  <span className={tables.missing}>{none}</span>
                ) : (
                  <RowLink name={row.key} href={hrefOf(row.key)} what={title.toLowerCase()} />
                )}
              </th>
              <td className={tables.number}>{formatCount(row.deployments)}</td>
              <td className={tables.number}>
                <RateCell
                  rate={row.cfr}
                  failed={row.failed}
                  of={formula === "all" ? row.deployments : row.evaluated}
                  scaleEnd={scaleEnd}
                />
              </td>
              <td className={tables.number}>{formatDuration(row.leadTimeP50)}</td>
              <td className={tables.number}>{formatDuration(row.recoveryP50)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A press on a row narrows the page to it. */
function RowLink({ name, href, what }: { name: string; href: string; what: string }) {
  return (
    <Link
      className={tables.rowLink}
      href={href}
      scroll={false}
      prefetch={false}
      title={`Show only this ${what}`}
    >
      <RowName name={name} />
    </Link>
  );
}

function RowName({ name }: { name: string }) {
  const { pending } = useLinkStatus();
  return <span className={pending ? tables.pendingName : undefined}>{name}</span>;
}

type HeadProps = { column: SortColumn; label: string } & Pick<Props, "sort" | "onSort">;

function SortHead({ column, label, sort, onSort }: HeadProps) {
  const current = parseSort(sort);
  const active = current.column === column;
  const descending = active ? !current.descending : column !== "key";
  const Arrow = current.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={column === "key" ? undefined : tables.number}
      aria-sort={active ? (current.descending ? "descending" : "ascending") : undefined}
    >
      <button
        type="button"
        className={tables.sort}
        onClick={() => onSort(descending ? `-${column}` : column)}
      >
        {label}
        {active ? <Arrow size={14} stroke={2} aria-hidden /> : null}
      </button>
    </th>
  );
}
