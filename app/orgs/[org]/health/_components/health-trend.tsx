import { AddressSelect } from "#app/_components/address-select.tsx";
import { ExportMenu } from "#app/_components/export-menu.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { TREND_DAYS } from "#lib/domain/health/health-days.ts";
import type { HealthCell, HealthGrid, HealthGridRow } from "#lib/domain/health/health-grid.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { PageTrend } from "#lib/draw/trend.tsx";
import { sayAmount } from "#lib/words/catalogue-words.ts";
import { sayAsOf, sayMissing, sayRow } from "#lib/words/drawing-words.ts";
import classes from "../health.module.css";
import type { HealthShown } from "../load.ts";
import { DrawingFoot } from "./drawing-foot.tsx";

const [FIRST = { key: "" }] = HEALTH_ROWS;
const USUAL_SPAN = 30;

/** One row over more days than the grid has: the one that was opened last, or that is chosen. */
export async function TrendPanel({ member: { organization }, state, data }: HealthShown) {
  const { slug, timeZone } = organization;
  return <Trend grid={await data.trend} row={state.row} {...{ slug, timeZone }} />;
}

type Props = { grid: HealthGrid; row: string | null; slug: string; timeZone: string };

export function Trend({ grid, row: asked, slug, timeZone }: Props) {
  const words = useWords();
  const { t } = words;
  const row = grid.rows.find(({ key }) => key === asked) ?? grid.rows[0];
  if (row === undefined) return null;
  const title = t("healthPage.trend", { row: sayRow(row.key, words) });
  return (
    <Panel title={title} id="health-trend">
      <FilterRow label={t("healthPage.trendOf")}>
        <AddressSelect label={t("healthPage.row")} parameter="row" options={rowOptions(grid, words)} />
        <AddressSelect
          label={t("healthPage.span")}
          parameter="span"
          options={TREND_DAYS.map((days) => ({
            value: days === USUAL_SPAN ? "" : String(days),
            label: t("healthPage.dayCount", { days }),
          }))}
        />
        <div className={classes.days}>
          <ExportMenu items={[{ label: t("healthPage.trendFile"), csvFrom: fileOf(slug, grid, row) }]} />
        </div>
      </FilterRow>
      <section
        className={classes.plot}
        aria-label={t("healthPage.theTrend")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <PageTrend grid={grid} row={row} words={words} />
      </section>
      <DrawingFoot drawing="trend" looks={["unknown"]} asOf={sayAsOf({ rows: [row] }, timeZone, words)} />
      <details>
        <summary>{t("healthPage.asTable")}</summary>
        <TrendTable title={title} row={row} />
      </details>
    </Panel>
  );
}

function rowOptions({ rows }: HealthGrid, words: Parameters<typeof sayRow>[1]) {
  return rows.map(({ key }) => ({ value: key === FIRST.key ? "" : key, label: sayRow(key, words) }));
}

/** The daily values that are drawn, as the API answers them. */
function fileOf(slug: string, { scope, days }: HealthGrid, { measure }: HealthGridRow): string {
  const asked = { metric: measure.metric, from: days[0] ?? "", to: days.at(-1) ?? "" };
  const query = new URLSearchParams(scope === "" ? asked : { ...asked, scope });
  return `/api/v1/orgs/${slug}/snapshots?${query}`;
}

function TrendTable({ title, row }: { title: string; row: HealthGridRow }) {
  const words = useWords();
  const { t, format } = words;
  const columns: Column<HealthCell>[] = [
    { title: t("healthPage.day"), name: true, cell: ({ day }) => format.bucketDate(day) },
    { title: t("healthPage.value"), number: true, cell: ({ raw }) => sayAmount(words, row.unit, raw) },
    { title: t("healthPage.counted"), number: true, cell: ({ n }) => format.count(n) },
    { title: t("healthPage.figure"), number: true, cell: ({ fom }) => format.merit(fom) },
    {
      title: t("healthPage.state"),
      wrap: true,
      cell: ({ reason }) => (reason === null ? null : sayMissing(reason, words)),
    },
  ];
  return <DataTable label={title} columns={columns} rows={row.cells.toReversed()} keyOf={({ day }) => day} />;
}
