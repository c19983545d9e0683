"use client";

import { IconArrowDown, IconArrowUp, IconDownload } from "@tabler/icons-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { TextLink } from "#app/_components/link.tsx";
import { saveFile } from "#app/_components/save-file.ts";
import { Segments } from "#app/_components/segments.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { type BreakdownRow, ROWS_BY, type Rows, type RowsBy } from "#lib/domain/report/report.ts";
import { breakdownFile } from "#lib/http/row-files.ts";
import classes from "./breakdown.module.css";
import { numberColumns } from "./breakdown-columns.tsx";
import { foldedOf, isFew, parseSort, type SortText, shownOf, sortRows } from "./breakdown-rows.ts";
import { rowHref } from "./row-href.ts";
import { type SortColumn, viewParsers } from "./search-params.ts";

export type BreakdownProps = {
  /** The table that was asked for; while another one is being read, the one before. */
  rows: Rows;
  /** The row of all: what the cards say; null where these could not be read. */
  total: BreakdownRow | null;
  /** What a failure rate is divided by. */
  formula: "evaluated" | "all";
  slug: string;
};

/** The rows on view as a file, unrounded. */
export function BreakdownFile({ rows: { by, rows }, slug }: Pick<BreakdownProps, "rows" | "slug">) {
  const { t } = useWords();
  const [{ sort }] = useQueryStates(viewParsers);
  const text = () => breakdownFile(sortRows(rows, parseSort(sort)));
  return (
    <button
      type="button"
      onClick={() => saveFile({ text: text(), fileName: `${slug}-${by}.csv` })}
      {...buttonLook({ variant: "default", size: "xs" })}
    >
      <IconDownload size={14} aria-hidden />
      {t("breakdown.csv")}
    </button>
  );
}

/** By what the numbers are broken down; its rows are asked of the server. */
export function BreakdownTabs() {
  const { t } = useWords();
  const [{ by }, setState] = useQueryStates(viewParsers);
  return (
    <Segments
      label={t("breakdown.by")}
      options={ROWS_BY.map((value) => ({ value, label: t(`filters.many.${value}`) }))}
      value={by}
      onChange={(chosen) => setState({ by: chosen }, { shallow: false })}
    />
  );
}

/** The rows of the chosen dimension in the chosen order, the small ones folded, and what they come to. */
export function BreakdownTable({ rows: { by, rows: all, truncated }, total, formula, slug }: BreakdownProps) {
  const words = useWords();
  const [{ by: chosen, sort }, setState] = useQueryStates(viewParsers);
  const [unfolded, setUnfolded] = useState(false);
  const sorted = sortRows(all, parseSort(sort));
  const shown = shownOf(sorted);
  const rows = unfolded ? sorted : shown;
  const compared = all.some(({ change }) => change !== null);
  const columns = numberColumns({ words, slug, by, formula, rows, total, compared });
  const sorting = { sort, onSort: (chosen: SortText) => setState({ sort: chosen }) };
  const named = ["key", nameColumn({ words, slug, by, total })] as const;
  return (
    <div className={classes.table} aria-busy={chosen !== by}>
      <DataTable
        label={words.t(`filters.many.${by}`)}
        columns={[named, ...columns].map(([by, column]) =>
          by === null ? column : sortable(by, column, sorting),
        )}
        rows={rows.length === 0 ? [] : [...rows, ...(by === "tag" || total === null ? [] : [total])]}
        keyOf={(row) => (row === total ? "total" : `row ${row.key ?? ""}`)}
        lines
        looks={(row) => (row === total ? "total" : isFew(row) ? "dim" : undefined)}
        empty={words.t("breakdown.empty")}
        foot={
          <Foot
            {...{ by, unfolded }}
            folded={all.length - shown.length}
            few={foldedOf(all)}
            cut={truncated}
            count={all.length}
            onFold={() => setUnfolded(!unfolded)}
          />
        }
      />
    </div>
  );
}

type FootProps = {
  by: RowsBy;
  folded: number;
  /** How many of these have few judged deployments. */
  few: number;
  unfolded: boolean;
  cut: boolean;
  count: number;
  onFold: () => void;
};

/** What is folded away, what the signs mean, and what the table leaves out. */
function Foot({ by, folded, few, unfolded, cut, count, onFold }: FootProps) {
  const { t } = useWords();
  return (
    <span className={classes.foot}>
      {folded === 0 ? null : (
        <span>
          {unfolded ? null : t("breakdown.folded", { count: folded, few })}{" "}
          <button type="button" className={classes.fold} aria-expanded={unfolded} onClick={onFold}>
            {t(unfolded ? "breakdown.fold" : "breakdown.unfold")}
          </button>
        </span>
      )}
      <span>{t("breakdown.legend")}</span>
      {by === "tag" ? <span>{t("breakdown.tagsOverlap")}</span> : null}
      {cut ? <span>{t(`breakdown.cut.${by}`, { count })}</span> : null}
    </span>
  );
}

type Naming = Pick<Parameters<typeof numberColumns>[0], "words" | "slug" | "by" | "total">;

function nameColumn({ words: { t }, slug, by, total }: Naming): Column<BreakdownRow> {
  const cell = (row: BreakdownRow) => {
    if (row === total) return t("breakdown.total");
    if (row.key === null) return <span className={tables.missing}>{t(`breakdown.none.${by}`)}</span>;
    return <TextLink href={rowHref(slug, by, row.key)}>{row.key}</TextLink>;
  };
  return { title: t(`filters.title.${by}`), name: true, phone: "name", cell };
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
    <>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort(descending ? `-${column}` : column)}
      >
        {looks.title}
        {active ? <Arrow size={14} stroke={2} aria-hidden /> : null}
      </button>
      {looks.head}
    </>
  );
  return { ...looks, head, sorted: active ? sorted : undefined };
}
