"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import Link, { useLinkStatus } from "next/link";
import { useQueryStates } from "nuqs";
import marks from "#app/_components/metrics/marks.module.css";
import { Segments } from "#app/_components/segments.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { formatCount, formatDuration, formatRate } from "#lib/domain/format/format.ts";
import { rateTicks } from "#lib/domain/metrics/metric-axis.ts";
import { DIMENSIONS, filterNoun } from "#lib/domain/report/filter.ts";
import type { Breakdown, BreakdownRow } from "#lib/domain/report/report.ts";
import { parseSort, type SortText, sortRows } from "./breakdown-rows.ts";
import classes from "./dashboard.module.css";
import { dashboardHref, dashboardParsers, type SortColumn } from "./search-params.ts";

type Props = { breakdown: Breakdown; formula: "evaluated" | "all"; slug: string };

const TABS = DIMENSIONS.map((dimension) => ({ value: dimension, label: filterNoun(dimension).many }));

/** By what the numbers are broken down. */
export function BreakdownTabs() {
  const [{ by }, setState] = useQueryStates(dashboardParsers);
  return (
    <Segments
      label="Break down by"
      options={TABS}
      value={by}
      onChange={(chosen) => setState({ by: chosen })}
    />
  );
}

/** The rows of the chosen dimension in the chosen order; a press on one narrows the page to it. */
export function BreakdownTable({ breakdown, formula, slug }: Props) {
  const [state, setState] = useQueryStates(dashboardParsers);
  const { many, none } = filterNoun(state.by);
  const rows = breakdown[state.by];
  const name = (row: BreakdownRow) =>
    row.key === null ? (
      <span className={tables.missing}>{none}</span>
    ) : (
      <RowLink name={row.key} href={dashboardHref(slug, state, { [state.by]: [row.key] })} />
    );
  const sorting = { sort: state.sort, onSort: (sort: SortText) => setState({ sort }) };
  return (
    <DataTable
      label={many}
      columns={columnsOf(rows, formula, { title: filterNoun(state.by).title, name }).map(([column, looks]) =>
        sortable(column, looks, sorting),
      )}
      rows={sortRows(rows, parseSort(state.sort))}
      keyOf={({ key }) => key ?? ""}
      pressable={({ key }) => key !== null}
      empty="No deployments in this window, so there is nothing to break down."
      foot={
        breakdown.truncated.includes(state.by)
          ? `The ${rows.length} ${many.toLowerCase()} with most deployments; there are more. Narrow the filters to see them.`
          : null
      }
    />
  );
}

type Named = { title: string; name: Column<BreakdownRow>["cell"] };

function columnsOf(
  rows: BreakdownRow[],
  formula: Props["formula"],
  { title, name }: Named,
): [SortColumn, Column<BreakdownRow>][] {
  const scaleEnd = rateTicks(Math.max(...rows.map((row) => row.cfr ?? 0))).at(-1) ?? 1;
  const rate = (row: BreakdownRow) => (
    <RateCell
      rate={row.cfr}
      failed={row.failed}
      of={formula === "all" ? row.deployments : row.evaluated}
      scaleEnd={scaleEnd}
    />
  );
  const number = true;
  return [
    ["key", { title, name: true, cell: name }],
    ["deployments", { title: "Deployments", number, cell: (row) => formatCount(row.deployments) }],
    ["cfr", { title: "Change failure rate", number, cell: rate }],
    ["leadTimeP50", { title: "Lead time, median", number, cell: (row) => formatDuration(row.leadTimeP50) }],
    ["recoveryP50", { title: "Recovery, median", number, cell: (row) => formatDuration(row.recoveryP50) }],
  ];
}

type Sorting = { sort: SortText; onSort: (sort: SortText) => void };

/** The column with a title that sorts by it: numbers from the highest, names from the first. */
function sortable(column: SortColumn, looks: Column<BreakdownRow>, { sort, onSort }: Sorting) {
  const current = parseSort(sort);
  const active = current.column === column;
  const descending = active ? !current.descending : column !== "key";
  const Arrow = current.descending ? IconArrowDown : IconArrowUp;
  const sorted = current.descending ? ("descending" as const) : ("ascending" as const);
  const head = (
    <button type="button" className={classes.sort} onClick={() => onSort(descending ? `-${column}` : column)}>
      {looks.title}
      {active ? <Arrow size={14} stroke={2} aria-hidden /> : null}
    </button>
  );
  return { ...looks, head, sorted: active ? sorted : undefined };
}

type RateProps = { rate: number | null; failed: number; of: number; scaleEnd: number };

/** A failure rate with a bar behind it on the table's common scale, and what it is made of. */
function RateCell({ rate, failed, of, scaleEnd }: RateProps) {
  const width = rate === null || scaleEnd === 0 ? 0 : Math.min(1, rate / scaleEnd) * 100;
  return (
    <div className={marks.rateCell}>
      {width > 0 ? (
        <span className={marks.rateBar} style={{ width: `${width}%` }} aria-hidden="true" />
      ) : null}
      <span className={marks.rateText}>{formatRate(rate)}</span>
      <span className={marks.rateParts}>
        {formatCount(failed)}/{formatCount(of)}
      </span>
    </div>
  );
}

function RowLink({ name, href }: { name: string; href: string }) {
  return (
    <Link className={tables.rowLink} href={href} scroll={false} prefetch={false} title={`Show only ${name}`}>
      <RowName name={name} />
    </Link>
  );
}

function RowName({ name }: { name: string }) {
  const { pending } = useLinkStatus();
  return <span className={pending ? classes.pendingName : undefined}>{name}</span>;
}
