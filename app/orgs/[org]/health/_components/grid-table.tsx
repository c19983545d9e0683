import { TextLink } from "#app/_components/link.tsx";
import table from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { requireMetric } from "#lib/domain/catalogue/catalogue.ts";
import type { HealthCell, HealthGrid, HealthGridRow } from "#lib/domain/health/health-grid.ts";
import { lookOf } from "#lib/draw/look.ts";
import { Glyph } from "#lib/draw/marks.tsx";
import { PAGE_THEME } from "#lib/draw/theme.ts";
import { sayAmount, sayMetric } from "#lib/words/catalogue-words.ts";
import { sayMissing, sayMissingShort, sayRow } from "#lib/words/drawing-words.ts";
import { explainCell } from "#lib/words/health-words.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "../health.module.css";

type Props = { grid: HealthGrid; hrefOf: (row: HealthGridRow, cell: HealthCell) => string };

/** The grid as text: the newest day first, since what does not fit has to be scrolled to. */
export function GridTable({ grid, hrefOf }: Props) {
  const words = useWords();
  const days = grid.days.map((day, at) => dayColumn({ day, at, words, hrefOf }));
  return (
    <DataTable
      label={words.t("healthPage.theGrid")}
      columns={[...rowColumns(words), ...days.toReversed()]}
      rows={grid.rows}
      keyOf={({ key }) => key}
    />
  );
}

/** What a row is, what it reads, and in which unit that is. */
function rowColumns(words: Words): Column<HealthGridRow>[] {
  const { t } = words;
  const metricOf = ({ measure }: HealthGridRow) => sayMetric(words, requireMetric(measure.metric));
  return [
    { title: t("healthPage.row"), name: true, cell: ({ key }) => sayRow(key, words) },
    {
      title: t("healthPage.metric"),
      wide: true,
      hint: ({ measure }) => measure.metric,
      cell: (row) => <span className={classes.metric}>{metricOf(row).title}</span>,
    },
    { title: t("healthPage.unit"), wide: true, cell: (row) => metricOf(row).unit },
  ];
}

type Day = { day: string; at: number; words: Words; hrefOf: Props["hrefOf"] };

function dayColumn({ day, at, words, hrefOf }: Day): Column<HealthGridRow> {
  return {
    title: words.format.bucketDay(day),
    number: true,
    hint: (row) => hintOf(row, row.cells[at], words),
    cell: (row) => {
      const cell = row.cells[at];
      return cell === undefined ? null : <Figure {...{ row, cell, words }} href={hrefOf(row, cell)} />;
    },
  };
}

function hintOf(row: HealthGridRow, cell: HealthCell | undefined, words: Words): string {
  if (cell === undefined) return "";
  return cell.reason === null ? explainCell(row, cell, words) : sayMissing(cell.reason, words);
}

type FigureProps = { row: HealthGridRow; cell: HealthCell; href: string; words: Words };

/** The figure with the mark of its band, and its word for those who hear it; under it its value, or why it is not known. */
function Figure({ row, cell: { fom, raw, reason }, href, words }: FigureProps) {
  const { t, format } = words;
  const look = lookOf(fom);
  return (
    <>
      <span className={classes.figure}>
        <svg viewBox="-6 -6 12 12" width={10} height={10} aria-hidden="true">
          <Glyph look={look} x={0} y={0} theme={PAGE_THEME} />
        </svg>
        <TextLink href={href}>
          {fom === null ? t("health.band.unknown") : format.merit(fom)}
          {fom === null ? null : <span className="unseen">{`, ${t(`health.band.${look}`)}`}</span>}
        </TextLink>
      </span>
      {raw === null ? null : <span className={table.under}>{sayAmount(words, row.unit, raw)}</span>}
      {reason === null ? null : (
        <span className={`${table.under} ${classes.why}`}>{sayMissingShort(reason, words)}</span>
      )}
    </>
  );
}
