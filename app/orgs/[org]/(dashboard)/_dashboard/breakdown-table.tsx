"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import Link, { useLinkStatus } from "next/link";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import marks from "#app/_components/metrics/marks.module.css";
import { Segments } from "#app/_components/segments.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import { rateTicks } from "#lib/domain/metrics/metric-axis.ts";
import { DIMENSIONS } from "#lib/domain/report/filter.ts";
import type { Breakdown, BreakdownRow } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";
import { parseSort, type SortText, sortRows } from "./breakdown-rows.ts";
import classes from "./dashboard.module.css";
import { dashboardHref, dashboardParsers, type SortColumn } from "./search-params.ts";

type Props = { breakdown: Breakdown; formula: "evaluated" | "all"; slug: string };

/** By what the numbers are broken down. */
export function BreakdownTabs() {
  const { t } = useWords();
  const [{ by }, setState] = useQueryStates(dashboardParsers);
  return (
    <Segments
      label={t("breakdown.by")}
      options={DIMENSIONS.map((value) => ({ value, label: t(`filters.many.${value}`) }))}
      value={by}
      onChange={(chosen) => setState({ by: chosen })}
    />
  );
}

/** The rows of the chosen dimension in the chosen order; a press on one narrows the page to it. */
export function BreakdownTable({ breakdown, formula, slug }: Props) {
  const words = useWords();
  const { t } = words;
  const [state, setState] = useQueryStates(dashboardParsers);
  const { by } = state;
  const rows = breakdown[by];
  const name = (row: BreakdownRow) =>
    row.key === null ? (
      <span className={tables.missing}>{t(`breakdown.none.${by}`)}</span>
    ) : (
      <RowLink name={row.key} href={dashboardHref(slug, state, { [by]: [row.key] })} />
    );
  const sorting = { sort: state.sort, onSort: (sort: SortText) => setState({ sort }) };
  const named = { title: t(`filters.title.${by}`), name: true, cell: name };
  return (
    <DataTable
      label={t(`filters.many.${by}`)}
      columns={[["key", named] as const, ...numberColumns(rows, formula, words)].map(([column, looks]) =>
        sortable(column, looks, sorting),
      )}
      rows={sortRows(rows, parseSort(state.sort))}
      keyOf={({ key }) => key ?? ""}
      pressable={({ key }) => key !== null}
      empty={t("breakdown.empty")}
      foot={breakdown.truncated.includes(by) ? t(`breakdown.cut.${by}`, { count: rows.length }) : null}
    />
  );
}

/** The cells of the numbers, in the order in which they stand. */
function numberColumns(rows: BreakdownRow[], formula: Props["formula"], { t, format }: Words) {
  const scaleEnd = rateTicks(Math.max(...rows.map((row) => row.cfr ?? 0))).at(-1) ?? 1;
  const of = (row: BreakdownRow) => (formula === "all" ? row.deployments : row.evaluated);
  const cells: [Exclude<SortColumn, "key">, Column<BreakdownRow>["cell"]][] = [
    ["deployments", (row) => format.count(row.deployments)],
    ["cfr", (row) => <RateCell rate={row.cfr} failed={row.failed} of={of(row)} scaleEnd={scaleEnd} />],
    ["leadTimeP50", (row) => format.duration(row.leadTimeP50)],
    ["recoveryP50", (row) => format.duration(row.recoveryP50)],
  ];
  return cells.map(([name, cell]) => [name, { title: t(`breakdown.${name}`), number: true, cell }] as const);
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
  const format = useFormats();
  const width = rate === null || scaleEnd === 0 ? 0 : Math.min(1, rate / scaleEnd) * 100;
  return (
    <div className={marks.rateCell}>
      {width > 0 ? (
        <span className={marks.rateBar} style={{ width: `${width}%` }} aria-hidden="true" />
      ) : null}
      <span className={marks.rateText}>{format.rate(rate)}</span>
      <span className={marks.rateParts}>
        {format.count(failed)}/{format.count(of)}
      </span>
    </div>
  );
}

function RowLink({ name, href }: { name: string; href: string }) {
  const t = useTranslations("breakdown");
  return (
    <Link
      className={tables.rowLink}
      href={href}
      scroll={false}
      prefetch={false}
      title={t("showOnly", { name })}
    >
      <RowName name={name} />
    </Link>
  );
}

function RowName({ name }: { name: string }) {
  const { pending } = useLinkStatus();
  return <span className={pending ? classes.pendingName : undefined}>{name}</span>;
}
