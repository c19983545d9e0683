import { z } from "zod";
import { must, oneOf, text, wholeNumber } from "../db/bounds.ts";
import { CATALOGUE } from "../domain/catalogue/catalogue.ts";
import { HEALTH_ROWS } from "../domain/health/health-row.ts";
import type { TrendOf } from "../domain/health/trend.ts";
import { PICTURE_DAYS, PICTURE_KINDS, type PictureKind } from "../domain/pictures/picture.ts";
import { LANGUAGES } from "../words/languages.ts";
import { repository } from "./fields.ts";
import { known } from "./query.ts";

const ROW_KEYS = HEALTH_ROWS.map(({ key: row }) => row);
const METRICS = CATALOGUE.map(({ key }) => key);
const PARTED = CATALOGUE.flatMap(({ key, part }) => (part === null ? [] : key));

export const newPicture = z
  .strictObject({
    kind: oneOf(PICTURE_KINDS),
    scope: repository.optional().describe("One repository; all of the organisation unless given."),
    days: wholeNumber(2, 90)
      .optional()
      .describe("Ending with the current one: grid and card 7 to 28, trend 7 to 90; a badge takes none."),
    row: known(ROW_KEYS)
      .optional()
      .describe(
        `What a card, a trend or a badge is about, unless it is a metric: ${ROW_KEYS.join(", ")}. The first of them unless given; a grid has all.`,
      ),
    metric: known(METRICS)
      .optional()
      .describe("A metric of the catalogue in the place of a row, such as `github.prs.open`."),
    part: text(300)
      .optional()
      .describe(`Which of the metric's values: the name of a workflow, for ${PARTED.join(", ")}.`),
    theme: oneOf(["light", "dark"]).default("light").describe("The colours of `url`."),
    language: oneOf(LANGUAGES).default("en"),
    expiresInDays: wholeNumber(1, 3650).nullable().default(null).describe("Null: until it is revoked."),
  })
  .superRefine(({ kind, days, ...about }, context) => {
    const { least, most } = PICTURE_DAYS[kind];
    const refuse = (path: string, what: Parameters<typeof must>[0]) =>
      context.addIssue({ code: "custom", path: [path], message: must(what).error });
    const wrong = problemOfFigure(kind, about);
    if (wrong !== null) refuse(wrong.path, wrong.problem);
    if (days !== undefined && (days < least || days > most)) {
      refuse("days", { code: "not_whole", numbers: { least, most } });
    }
  });

type About = { row?: string | undefined; metric?: string | undefined; part?: string | undefined };

/** A grid is of all rows, all else of one row or one metric, and of one of its values where it has several. */
function problemOfFigure(kind: PictureKind, { row, metric, part }: About) {
  const beside = (path: string, other: string) =>
    ({ path, problem: { code: "not_beside", numbers: { other } } }) as const;
  const notGiven = (path: string) => ({ path, problem: { code: "not_given", numbers: {} } }) as const;
  if (kind === "grid" && row !== undefined) return beside("row", "kind");
  if (kind === "grid" && metric !== undefined) return beside("metric", "kind");
  if (row !== undefined && metric !== undefined) return beside("metric", "row");
  const parted = metric !== undefined && PARTED.includes(metric);
  if (parted && part === undefined) return notGiven("part");
  if (!parted && part !== undefined) return beside("part", metric === undefined ? "kind" : "metric");
  return null;
}

export type PictureInput = z.infer<typeof newPicture>;

/** What it is a picture of: the first row of the grid where neither row nor metric is named. */
export function figureOf({ kind, row, metric, part = "" }: PictureInput): TrendOf {
  const usual = kind === "grid" || metric !== undefined ? undefined : ROW_KEYS[0];
  return { row: row ?? usual ?? null, metric: metric ?? null, part };
}
