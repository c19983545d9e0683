import { type CatalogueMetric, type CatalogueUnit, wordKey } from "../domain/catalogue/catalogue-metric.ts";
import { textOf, UNKNOWN } from "../domain/format/quantity.ts";
import type { Words } from "./words.ts";

/** What a metric of the catalogue says of itself. */
export type MetricWords = {
  title: string;
  definition: string;
  category: string;
  unit: string;
  /** How the organisation's value comes from those of its repositories. */
  over: string;
};

/** By the metric alone: a made-up collector's has its key for a title and no definition. */
export function sayMetric({ t }: Pick<Words, "t">, metric: CatalogueMetric): MetricWords {
  const loose = t as unknown as { (key: string): string; has: (key: string) => boolean };
  const key = wordKey(metric.key);
  const [title, definition] = [`catalogue.metric.${key}.title`, `catalogue.metric.${key}.definition`];
  return {
    title: loose.has(title) ? loose(title) : metric.key,
    definition: loose.has(definition) ? loose(definition) : "",
    category: t(`catalogue.category.${metric.category}`),
    unit: t(`catalogue.unit.${metric.unit}`),
    over: t(`catalogue.over.${metric.over}`),
  };
}

/** A value of a metric with its unit: "4 h 30 m", "12.5 %", "passing"; "—" when not known. */
export function sayAmount({ t, format }: Words, unit: CatalogueUnit, value: number | null): string {
  if (value === null) return UNKNOWN;
  switch (unit) {
    case "hours":
      return format.duration(value * 3600);
    case "minutes":
      return format.duration(value * 60);
    case "share":
      return format.rate(value);
    case "per_day":
      return textOf(format.frequencyParts(value));
    case "flag":
      return t("catalogue.amount.flag", { passing: value > 0 ? "yes" : "no" });
    case "lines":
      return t("catalogue.amount.lines", { lines: value });
    case "merit":
      return format.merit(value);
    default:
      return format.weight(value);
  }
}
