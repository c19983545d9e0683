import { CATALOGUE } from "../domain/catalogue/catalogue.ts";
import { CATEGORIES } from "../domain/catalogue/catalogue-metric.ts";
import { HEALTH_ROWS } from "../domain/health/health-row.ts";
import { sayMetric } from "./catalogue-words.ts";
import { sayRow } from "./drawing-words.ts";
import type { Words } from "./words.ts";

export type FigureOption = { value: string; label: string; group: string };

/** Whatever a trend or a picture can be of: the rows of the grid, and then every metric by its category. */
export function figureOptions(words: Words): FigureOption[] {
  const rows = HEALTH_ROWS.map(({ key }) => ({
    value: key,
    label: sayRow(key, words),
    group: words.t("drawing.rows"),
  }));
  const metrics = CATEGORIES.flatMap((category) =>
    CATALOGUE.filter((metric) => metric.category === category).map((metric) => {
      const said = sayMetric(words, metric);
      return { value: metric.key, label: said.title, group: said.category };
    }),
  );
  return [...rows, ...metrics];
}
