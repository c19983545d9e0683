import { metricByKey } from "../domain/catalogue/catalogue.ts";
import type { Group } from "../domain/health/behind.ts";
import type { HealthCell } from "../domain/health/health-grid.ts";
import { bandOf } from "../domain/health/merit.ts";
import type { TrendOf } from "../domain/health/trend.ts";
import type { Said } from "../domain/said.ts";
import { sayMetric } from "./catalogue-words.ts";
import type { Words } from "./words.ts";

/** The question of a row; its key where a newer version knows more rows. */
export function sayRow(key: string, words: Words): string {
  return find(words, `health.row.${key}`, {}) ?? key;
}

/** What a trend or a picture of one figure is called: its row, or its metric with the part of it. */
export function sayTrend({ row, metric: key, part }: TrendOf, words: Words): string {
  if (row !== null) return sayRow(row, words);
  const metric = metricByKey(key ?? "");
  const title = metric === undefined ? (key ?? "") : sayMetric(words, metric).title;
  return part === "" ? title : words.t("drawing.part", { title, part });
}

/** The name of a group of rows. */
export const sayGroup = (group: Group, { t }: Words): string => t(`healthPage.group.${group}`);

/** Why a value is not known. */
export function sayMissing({ code, numbers }: Said, words: Words): string {
  return find(words, `health.missing.${code}`, numbers) ?? code;
}

/** The same in two or three words, where there is no room for a sentence. */
export function sayMissingShort({ code }: Said, words: Words): string {
  return find(words, `health.short.${code}`, {}) ?? code;
}

/** Of which repository, or that it is of all. */
export function sayScope(scope: string, { t }: Words): string {
  return scope === "" ? t("drawing.all") : scope;
}

/** A cell by itself: "Reverts, 12 Aug: 0.50, warning". */
export function sayCell(row: { key: string }, cell: HealthCell, words: Words): string {
  const { t, format } = words;
  const said =
    cell.fom === null
      ? cell.reason === null
        ? t("health.band.unknown")
        : sayMissing(cell.reason, words)
      : t("drawing.figure", { figure: format.merit(cell.fom), band: t(`health.band.${bandOf(cell.fom)}`) });
  return t("drawing.cell", { row: sayRow(row.key, words), day: format.bucketDay(cell.day), said });
}

type Rows = { rows: { cells: HealthCell[] }[] };

/** As of when a grid is: when the last of it was measured, so that it changes with the data alone. */
export function sayAsOf(of: Rows, timeZone: string, { t, format }: Words): string {
  const last = lastMeasured(of);
  if (last === "") return t("drawing.nothing");
  return t("drawing.asOf", { moment: `${format.moment(last, timeZone)} (${timeZone})` });
}

/** The same in a picture, and when that was drawn: it is looked at long after, and not drawn again before its data changes. */
export function sayTimes(
  of: Rows,
  { timeZone, drawnAt }: { timeZone: string; drawnAt: Date },
  { t, format }: Words,
): [data: string, drawn: string] {
  const last = lastMeasured(of);
  const drawn = `${format.moment(drawnAt.toISOString(), timeZone)} (${timeZone})`;
  return [
    last === "" ? t("drawing.nothing") : t("drawing.until", { moment: format.moment(last, timeZone) }),
    t("drawing.drawn", { moment: drawn }),
  ];
}

/** Empty where nothing was. */
function lastMeasured({ rows }: Rows): string {
  const measured = rows.flatMap(({ cells }) => cells.map(({ measuredAt }) => measuredAt ?? ""));
  return measured.reduce((a, b) => (a > b ? a : b), "");
}

/** A message whose key comes from data; null where there is none. */
export function find({ t }: Words, key: string, numbers: Said["numbers"]): string | null {
  const loose = t as unknown as {
    (key: string, values: Said["numbers"]): string;
    has: (key: string) => boolean;
  };
  return loose.has(key) ? loose(key, numbers) : null;
}
