import { useTranslations } from "next-intl";
import { type CSSProperties, Fragment, type ReactNode } from "react";
import classes from "./data-table.module.css";

export type Column<Row> = {
  /** Also what the value is called on a phone; "" for a column of actions. */
  title: string;
  /** In place of the title, such as a button that sorts or the scale of the column. */
  head?: ReactNode;
  /** More about the title, on hover. */
  explain?: string;
  sorted?: "ascending" | "descending" | undefined;
  cell: (row: Row) => ReactNode;
  /** More about the value, on hover. */
  hint?: (row: Row) => string;
  /** Names the row. */
  name?: boolean;
  /** Right-aligned, so that digits stand under each other. */
  number?: boolean;
  wrap?: boolean;
  /** Left out on a phone, where it would take the room of the others. */
  wide?: boolean;
  width?: string;
  /** Its place where a row becomes two lines on a phone; a column without one is left to what the row opens. */
  phone?: "tick" | "name" | "mark" | "below" | "aside";
};

type Props<Row> = {
  /** What is listed, for those who hear it. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  /** In place of a table without rows. */
  empty?: ReactNode;
  /** Under the table: what it leaves out. */
  foot?: ReactNode;
  /** On a phone each row stands on its own, a value on a line; else the columns scroll beside the first. */
  stacked?: boolean;
  /** On a phone each row is two lines, of the columns that have a place there. */
  lines?: boolean;
  /** The list that a page is about: its head stays in sight of the window and not of a region of its own. */
  page?: boolean;
  /** Where cells may wrap, the width under which the columns scroll. */
  minWidth?: number;
  /** Widths are those of the columns, whatever is in them. */
  fixed?: boolean;
  /** The name of such a row is a link that the whole row answers to. */
  pressable?: (row: Row) => boolean;
  /** A line of its own under a row. */
  beneath?: (row: Row) => ReactNode;
  /** A row that stands apart: the sum of the others, or one that says little. */
  looks?: (row: Row) => "total" | "dim" | undefined;
};

/** Rows and columns in their region: it scrolls, says what it is, and has one form for phones. */
export function DataTable<Row>({ label, rows, empty = null, foot = null, ...props }: Props<Row>) {
  const t = useTranslations("client");
  if (rows.length === 0) return empty === null ? null : <p className={classes.note}>{empty}</p>;
  const { columns, keyOf, stacked = false, lines = false, page = false, fixed = false, minWidth } = props;
  return (
    <>
      <section
        className={classes.region}
        aria-label={t("table", { label })}
        data-page={page || undefined}
        data-stacked={stacked || undefined}
        data-lines={lines || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className={classes.table} style={leastWidth(minWidth)} data-fixed={fixed || undefined}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.title} column={column} actions={t("actions")} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TableRow key={keyOf(row)} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </section>
      {foot === null ? null : <p className={classes.note}>{foot}</p>}
    </>
  );
}

/** As a variable: where rows stand on their own, it is not meant. */
function leastWidth(pixels: number | undefined): CSSProperties | undefined {
  return pixels === undefined ? undefined : ({ "--least": `${pixels}px` } as CSSProperties);
}

type HeadProps<Row> = { column: Column<Row>; actions: string };

function Head<Row>({ column, actions }: HeadProps<Row>) {
  const { title, head, explain, sorted, number, wrap, wide, width } = column;
  return (
    <th
      scope="col"
      title={explain}
      aria-sort={sorted}
      data-number={number}
      data-wrap={wrap}
      data-wide={wide}
      style={width === undefined ? undefined : { width }}
    >
      {head ?? (title === "" ? <span className="unseen">{actions}</span> : title)}
    </th>
  );
}

type RowProps<Row> = { row: Row } & Pick<Props<Row>, "columns" | "pressable" | "beneath" | "looks">;

function TableRow<Row>({ row, columns, pressable, beneath, looks }: RowProps<Row>) {
  const under = beneath?.(row) ?? null;
  return (
    <Fragment>
      <tr
        data-pressable={pressable?.(row) || undefined}
        data-told={under !== null || undefined}
        data-looks={looks?.(row)}
      >
        {columns.map((column) => (
          <Cell key={column.title} column={column} row={row} />
        ))}
      </tr>
      {under === null ? null : (
        <tr data-beneath>
          <td colSpan={columns.length}>
            <div className={classes.beneath}>{under}</div>
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { title, cell, hint, name, number, wrap, wide, phone } = column;
  const marks = {
    ...{ title: hint?.(row), "data-number": number, "data-wrap": wrap },
    ...{ "data-wide": wide, "data-phone": phone },
  };
  const value = cell(row);
  if (name) {
    return (
      <th scope="row" {...marks}>
        {value}
      </th>
    );
  }
  return (
    <td {...marks} data-title={title}>
      {value}
    </td>
  );
}
