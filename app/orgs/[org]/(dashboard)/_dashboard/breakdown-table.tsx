"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { TextLink } from "#app/_components/link.tsx";
import { Segments } from "#app/_components/segments.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Breakdown, BreakdownRow, TagRows } from "#lib/domain/report/report.ts";
import classes from "./breakdown.module.css";
import { numberColumns } from "./breakdown-columns.tsx";
import { foldedOf, isFew, parseSort, type SortText, sortRows } from "./breakdown-rows.ts";
import { rowHref } from "./row-href.ts";
import { BROKEN_DOWN_BY, type BrokenDownBy, type SortColumn, viewParsers } from "./search-params.ts";

export type BreakdownProps = {
  breakdown: Breakdown;
  /** Asked for only where it is on view. */
  tags: TagRows | null;
  /** The row of all: what the cards say. */
  total: BreakdownRow;
  /** What a failure rate is divided by. */
  formula: "evaluated" | "all";
  slug: string;
};

/** By what the numbers are broken down; the rows of tags are asked of the server when they are looked at. */
export function BreakdownTabs() {
  const { t } = useWords();
  const [{ by }, setState] = useQueryStates(viewParsers);
  return (
    <Segments
      label={t("breakdown.by")}
      options={BROKEN_DOWN_BY.map((value) => ({ value, label: t(`filters.many.${value}`) }))}
      value={by}
      onChange={(chosen) => setState({ by: chosen }, { shallow: chosen !== "tag" })}
    />
  );
}

/** The rows of the chosen dimension in the chosen order, the small ones folded, and what they come to. */
export function BreakdownTable({ breakdown, tags, total, formula, slug }: BreakdownProps) {
  const words = useWords();
  const [{ by, sort }, setState] = useQueryStates(viewParsers);
  const [unfolded, setUnfolded] = useState(false);
  const all = by === "tag" ? (tags?.rows ?? []) : breakdown[by];
  const folded = foldedOf(all);
  const rows = sortRows(unfolded || folded === 0 ? all : all.filter((row) => !isFew(row)), parseSort(sort));
  const compared = total.change !== null;
  const columns = numberColumns({ words, slug, by, formula, rows, total, compared });
  const sorting = { sort, onSort: (chosen: SortText) => setState({ sort: chosen }) };
  const named = ["key", nameColumn({ words, slug, by, total })] as const;
  return (
    <DataTable
      label={words.t(`filters.many.${by}`)}
      columns={[named, ...columns].map(([by, column]) =>
        by === null ? column : sortable(by, column, sorting),
      )}
      rows={rows.length === 0 ? [] : [...rows, ...(by === "tag" ? [] : [total])]}
      keyOf={(row) => (row === total ? "total" : `row ${row.key ?? ""}`)}
      looks={(row) => (row === total ? "total" : isFew(row) ? "dim" : undefined)}
      empty={words.t("breakdown.empty")}
      foot={
        <Foot
          {...{ by, folded, unfolded }}
          cut={by === "tag" ? (tags?.truncated ?? false) : breakdown.truncated.includes(by)}
          count={all.length}
          onFold={() => setUnfolded(!unfolded)}
        />
      }
    />
  );
}

type FootProps = {
  by: BrokenDownBy;
  folded: number;
  unfolded: boolean;
  cut: boolean;
  count: number;
  onFold: () => void;
};

/** What is folded away, what the signs mean, and what the table leaves out. */
function Foot({ by, folded, unfolded, cut, count, onFold }: FootProps) {
  const { t } = useWords();
  return (
    <span className={classes.foot}>
      {folded === 0 ? null : (
        <span>
          {unfolded ? null : t("breakdown.folded", { count: folded })}{" "}
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
  return { title: t(`filters.title.${by}`), name: true, cell };
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
