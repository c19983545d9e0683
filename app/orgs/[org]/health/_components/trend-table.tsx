import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { HealthCell } from "#lib/domain/health/health-grid.ts";
import type { Trend } from "#lib/domain/health/trend.ts";
import { sayAmount } from "#lib/words/catalogue-words.ts";
import { sayMissing } from "#lib/words/drawing-words.ts";

/** The days of a trend as text, newest first; figures of merit where it is judged. */
export function TrendTable({ title, trend }: { title: string; trend: Trend }) {
  const words = useWords();
  const { t, format } = words;
  const figure: Column<HealthCell> = {
    title: t("healthPage.figure"),
    number: true,
    cell: ({ fom }) => format.merit(fom),
  };
  const columns: Column<HealthCell>[] = [
    { title: t("healthPage.day"), name: true, cell: ({ day }) => format.bucketDate(day) },
    { title: t("healthPage.value"), number: true, cell: ({ raw }) => sayAmount(words, trend.unit, raw) },
    { title: t("healthPage.counted"), number: true, cell: ({ n }) => format.count(n) },
    ...(trend.measure === null ? [] : [figure]),
    {
      title: t("healthPage.state"),
      wrap: true,
      cell: ({ reason }) => (reason === null ? null : sayMissing(reason, words)),
    },
  ];
  const rows = trend.cells.toReversed();
  return <DataTable label={title} columns={columns} rows={rows} keyOf={({ day }) => day} />;
}
