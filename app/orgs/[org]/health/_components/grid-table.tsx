import { TextLink } from "#app/_components/link.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { groupOf } from "#lib/domain/health/behind.ts";
import type { HealthCell, HealthGrid, HealthGridRow } from "#lib/domain/health/health-grid.ts";
import { sayAmount } from "#lib/words/catalogue-words.ts";
import { sayGroup, sayMissing, sayRow } from "#lib/words/drawing-words.ts";
import { explainCell } from "#lib/words/health-words.ts";

type Props = { grid: HealthGrid; hrefOf: (row: HealthGridRow, cell: HealthCell) => string };

/** The grid as text: the figure of each cell with its value, or that it is not known. */
export function GridTable({ grid, hrefOf }: Props) {
  const words = useWords();
  const { t, format } = words;
  const columns: Column<HealthGridRow>[] = [
    { title: t("healthPage.row"), name: true, cell: ({ key }) => sayRow(key, words) },
    { title: t("healthPage.metric"), cell: ({ key }) => sayGroup(groupOf(key), words) },
    ...grid.days.map(
      (day, at): Column<HealthGridRow> => ({
        title: format.bucketDay(day),
        number: true,
        hint: (row) => hintOf(row, at),
        cell: (row) => {
          const cell = row.cells[at];
          return cell === undefined ? null : (
            <TextLink href={hrefOf(row, cell)}>
              {cell.fom === null
                ? t("health.band.unknown")
                : `${format.merit(cell.fom)} (${sayAmount(words, row.unit, cell.raw)})`}
            </TextLink>
          );
        },
      }),
    ),
  ];
  const hintOf = (row: HealthGridRow, at: number) => {
    const cell = row.cells[at];
    if (cell === undefined) return "";
    return cell.reason === null ? explainCell(row, cell, words) : sayMissing(cell.reason, words);
  };
  return (
    <DataTable label={t("healthPage.theGrid")} columns={columns} rows={grid.rows} keyOf={({ key }) => key} />
  );
}
