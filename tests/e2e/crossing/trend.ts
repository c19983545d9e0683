import { type Metric, metricOf } from "#lib/domain/metrics/metric.ts";
import { SERIES_COLUMNS } from "#lib/domain/metrics/metric-csv.ts";
import { type TrendSource, trendOf } from "#lib/domain/metrics/metric-trend.ts";
import { columnsOf } from "#lib/domain/metrics/trend-columns.ts";
import { NO_VALUES, type PartOf, type SeriesPoint } from "#lib/domain/report/report.ts";
import type { Bucket } from "#lib/domain/report/report-query.ts";
import { formatsIn } from "#lib/words/formats.ts";
import { sayColumn } from "#lib/words/trend-words.ts";
import type { Tag } from "./page-text.ts";

type Shown = { metric: Metric; bucket: Bucket; rows: { at: string; cells: string[] }[] };

/** The trend of a page as its table says it; null where there is none. */
export function trendIn(tags: Tag[]): Shown | null {
  const table = tags.find(({ attributes }) => attributes["data-trend"] !== undefined);
  if (table === undefined) return null;
  const inside = tags.filter(({ within }) => within.includes(table));
  const rows = inside.filter(({ attributes }) => attributes["data-at"] !== undefined);
  const cellsOf = (row: Tag) => inside.filter(({ name, within }) => name === "td" && within.includes(row));
  return {
    metric: table.attributes["data-trend"] as Metric,
    bucket: table.attributes["data-bucket"] as Bucket,
    rows: rows.map((row) => ({
      at: row.attributes["data-at"] ?? "",
      cells: cellsOf(row).map(({ text }) => text),
    })),
  };
}

/** Whether a link of a trend's table leads to what was before its bucket. */
export function isOfBefore(within: Tag[], href: string): boolean {
  const at = within.findLast(({ attributes }) => attributes["data-at"] !== undefined)?.attributes["data-at"];
  const from = new URL(href, "http://product").searchParams.get("from");
  return at !== undefined && from !== null && from < at;
}

/** The buckets of a file of the API, and those beside them of the window that is compared with. */
function seriesIn([head = [], ...rows]: string[][], prefix = ""): SeriesPoint[] {
  const read = (row: string[], name: string) => row[head.indexOf(`${prefix}${name}`)] ?? "";
  return rows.flatMap((row) => {
    const at = read(row, "at");
    const values = SERIES_COLUMNS.filter(([, key]) => key !== "at").map(([name, key]) => {
      const text = read(row, name);
      return [key, text === "" ? null : Number(text)];
    });
    return at === "" ? [] : [{ ...NO_VALUES, at, ...Object.fromEntries(values) } as SeriesPoint];
  });
}

type Given = { report: PartOf<"figures">; weekStart: TrendSource["weekStart"] };

/** Where the table of a trend differs from the file of the API in the same buckets. */
export function differFromFile(shown: Shown, file: string[][], { report, weekStart }: Given): string[] {
  const { window, previous, figures } = report;
  const [series, before] = [seriesIn(file), seriesIn(file, "previous_")];
  const source = {
    series,
    window,
    weekStart,
    chosen: shown.bucket,
    denominator: figures.change_failure_rate.formula,
  };
  const compared =
    previous === null || before.length === 0 ? null : { series: before, window: previous.window };
  const { points } = trendOf(shown.metric, { ...source, before: compared }, window.timeZone);
  const { trend, unit } = metricOf(shown.metric);
  const columns = columnsOf(trend, unit, points);
  const told = points.map((point) => {
    const cells = columns.map((column) => sayColumn(column, point, formatsIn("en")));
    return `${point.at}: ${cells.join(" | ")}`;
  });
  // Lines of a split stand behind; what they claim is asked for like all counts.
  const said = shown.rows.map(({ at, cells }) => `${at}: ${cells.slice(0, columns.length).join(" | ")}`);
  const lines = Array.from({ length: Math.max(told.length, said.length) }, (_, at) => [said[at], told[at]]);
  return lines
    .filter(([page, api]) => page !== api)
    .map(([page, api]) => `the ${shown.metric} by ${shown.bucket} is "${page}", in the file "${api}"`);
}
