import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOGUE, unitOf } from "../lib/domain/catalogue/catalogue.ts";
import { HEALTH_ROWS, type HealthRow, type Measure } from "../lib/domain/health/health-row.ts";
import { sayMetric } from "../lib/words/catalogue-words.ts";
import { sayRow } from "../lib/words/drawing-words.ts";
import { sayFormula } from "../lib/words/health-words.ts";
import { LANGUAGES, type Language } from "../lib/words/languages.ts";
import { type Words, wordsIn } from "../lib/words/words.ts";

/** The page for customers that has the dictionary of the catalogue. */
export const healthDocsFile = (language: Language) =>
  join(import.meta.dirname, "../docs", language === "en" ? "" : language, "health.md");

const line = (cells: string[]) => `| ${cells.join(" | ")} |`;

/** Every metric of the catalogue with what it counts, as the lines of a table. */
function metricLines(words: Words): string[] {
  return CATALOGUE.map((metric) => {
    const { title, unit, definition, over } = sayMetric(words, metric);
    return line([`\`${metric.key}\``, title, unit, `${definition} ${over}`]);
  });
}

/** Every row of the grid with the usual formula of each of its measures. */
function rowLines(words: Words): string[] {
  return HEALTH_ROWS.map(({ key, count, share }: HealthRow) =>
    line([sayRow(key, words), told(count, words), share === null ? told(count, words) : told(share, words)]),
  );
}

function told(measure: Measure, words: Words): string {
  const unit = unitOf(measure.metric);
  return `\`${measure.metric}\`: ${sayFormula(words, { measure, unit })}`;
}

/** A page whose tables are those of the catalogue and of the rows: each begins behind its line of dashes. */
export function withTables(page: string, language: Language): string {
  const words = wordsIn(language);
  const [rows, metrics] = [rowLines(words), metricLines(words)];
  return page
    .replace(/(\| --- \| --- \| --- \|\n)(?:\|.*\n)+/, (_, head: string) => `${head}${rows.join("\n")}\n`)
    .replace(
      /(\| --- \| --- \| --- \| --- \|\n)(?:\|.*\n)+/,
      (_, head: string) => `${head}${metrics.join("\n")}\n`,
    );
}

if (import.meta.main)
  for (const language of LANGUAGES) {
    const file = healthDocsFile(language);
    writeFileSync(file, withTables(readFileSync(file, "utf8"), language));
  }
