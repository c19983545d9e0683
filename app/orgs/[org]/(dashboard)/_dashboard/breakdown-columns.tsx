import type { ReactNode } from "react";
import { CountLink } from "#app/_components/count-link.tsx";
import { ChangeMark } from "#app/_components/metrics/change-mark.tsx";
import { Interval } from "#app/_components/metrics/interval.tsx";
import { Scale } from "#app/_components/metrics/scale.tsx";
import type { Column } from "#app/_components/table/data-table.tsx";
import type { Count } from "#lib/domain/links.ts";
import { rateScale } from "#lib/domain/metrics/metric-axis.ts";
import { type MetricUnit, PER_DAY, RATE, SECONDS } from "#lib/domain/metrics/metric-unit.ts";
import type { BreakdownRow, RowCompared, RowsBy } from "#lib/domain/report/report.ts";
import { sayChange } from "#lib/words/delta-words.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./breakdown.module.css";
import { changesOf, narrowedTo } from "./row-href.ts";
import { RowSpark } from "./row-spark.tsx";
import type { SortColumn } from "./search-params.ts";

/** What the cells of a table have in common. */
export type Cells = {
  words: Words;
  slug: string;
  by: RowsBy;
  formula: "evaluated" | "all";
  rows: BreakdownRow[];
  /** The row of all, whose counts are narrowed to nothing. */
  total: BreakdownRow | null;
  /** Whether there is another window to compare with. */
  compared: boolean;
};

type Told = readonly [sort: SortColumn | null, column: Column<BreakdownRow>];

/** The columns of the numbers, in the order in which they stand, each with what sorts by it. */
export function numberColumns(cells: Cells): Told[] {
  const changed = (figure: RowCompared, unit: MetricUnit): Told[] =>
    cells.compared ? [[null, changeColumn(cells, figure, unit)]] : [];
  return [
    ["deployments", deploymentsColumn(cells)],
    ...changed("deployment_frequency", PER_DAY),
    ["cfr", rateColumn(cells)],
    [null, intervalColumn(cells)],
    ...changed("change_failure_rate", RATE),
    ["effect", effectColumn(cells)],
    ["leadTimeP50", timeColumn(cells, "leadTimeP50", ["changes", "leadTimeN"])],
    ...changed("lead_time", SECONDS),
    ["recoveryP50", timeColumn(cells, "recoveryP50", ["recovered", "recoveryN"])],
    ["incidentsOpen", openColumn(cells)],
  ];
}

/** A count that opens the list of exactly its events. */
function counted({ slug, by, total, words }: Cells, row: BreakdownRow, count: Count, value: number) {
  const narrow = count === "changes" ? changesOf : narrowedTo;
  const narrowed = row === total ? {} : narrow(by, row.key);
  return (told: ReactNode = words.format.count(value)) => (
    <CountLink slug={slug} count={count} value={value} narrowed={narrowed}>
      {told}
    </CountLink>
  );
}

function deploymentsColumn(cells: Cells): Column<BreakdownRow> {
  return {
    title: cells.words.t("breakdown.deployments"),
    number: true,
    phone: "below",
    cell: (row) => (
      <span
        className={classes.counted}
        data-counted={cells.words.t("breakdown.counted", { count: row.deployments })}
      >
        <RowSpark values={row.spark} />
        {counted(cells, row, "deployments", row.deployments)()}
      </span>
    ),
  };
}

function intervalColumn({ words, rows, total }: Cells): Column<BreakdownRow> {
  const all = total === null ? rows : [...rows, total];
  const ticks = rateScale(all.map(({ high, cfr }) => high ?? cfr));
  return {
    title: words.t("breakdown.interval"),
    width: "18%",
    cell: ({ cfr, low, high }) => <Interval rate={cfr} low={low} high={high} ticks={ticks} />,
    head: <Scale ticks={ticks} title={words.t("breakdown.interval")} />,
  };
}

function rateColumn(cells: Cells): Column<BreakdownRow> {
  const { words, formula } = cells;
  return {
    title: words.t("breakdown.cfr"),
    number: true,
    phone: "mark",
    cell: (row) => {
      const [count, whole] =
        formula === "all"
          ? (["deployments", row.deployments] as const)
          : (["evaluated", row.evaluated] as const);
      const link = (of: Count, value: number) => {
        const open = counted(cells, row, of, value);
        return (told: ReactNode) => open(told);
      };
      return (
        <Figure value={words.format.rate(row.cfr)}>
          {words.t.rich("breakdown.parts", {
            ...{ failed: row.failed, of: whole },
            ...{ bad: link("failed", row.failed), whole: link(count, whole) },
          })}
        </Figure>
      );
    },
  };
}

/** A figure and, smaller, what it rests on: beside it, or under it where there is little room. */
function Figure({ value, children }: { value: string; children: ReactNode }) {
  return (
    <span className={classes.figure}>
      {value} {children === null ? null : <span className={classes.rests}>{children}</span>}
    </span>
  );
}

/** How a figure changed; its title names the figure, for those who hear it. */
function changeColumn({ words: { t } }: Cells, figure: RowCompared, unit: MetricUnit): Column<BreakdownRow> {
  const title = t(`breakdown.changes.${figure}`);
  return {
    title,
    head: (
      <>
        <span aria-hidden>Δ</span>
        <span className="unseen">{title}</span>
      </>
    ),
    number: true,
    ...(figure === "change_failure_rate" ? { phone: "aside" as const } : {}),
    cell: ({ change }) => (change === null ? null : <ChangeMark change={change[figure]} unit={unit} dense />),
  };
}

function effectColumn({ words }: Cells): Column<BreakdownRow> {
  const { t } = words;
  return {
    title: t("breakdown.effect"),
    explain: t("breakdown.effectHint"),
    number: true,
    cell: ({ effect }) => (effect === null ? null : sayChange({ kind: "points", amount: effect }, words)),
  };
}

type Events = readonly [count: Count, of: "leadTimeN" | "recoveryN"];

function timeColumn(
  cells: Cells,
  time: "leadTimeP50" | "recoveryP50",
  [count, of]: Events,
): Column<BreakdownRow> {
  const { t, format } = cells.words;
  return {
    title: t(`breakdown.${time}`),
    explain: t("breakdown.timeHint"),
    number: true,
    cell: (row) => (
      <Figure value={format.duration(row[time])}>
        {row[of] === 0 ? null : counted(cells, row, count, row[of])(t("breakdown.n", { count: row[of] }))}
      </Figure>
    ),
  };
}

function openColumn(cells: Cells): Column<BreakdownRow> {
  const { t } = cells.words;
  return {
    title: t("breakdown.open"),
    explain: t("breakdown.openHint"),
    number: true,
    cell: (row) =>
      row.incidentsOpen === null ? null : counted(cells, row, "openIncidents", row.incidentsOpen)(),
  };
}
