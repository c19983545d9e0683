import { z } from "zod";
import { must, oneOf, wholeNumber } from "../db/bounds.ts";
import { HEALTH_ROWS } from "../domain/health/health-row.ts";
import { PICTURE_DAYS, PICTURE_KINDS } from "../domain/pictures/picture.ts";
import { LANGUAGES } from "../words/languages.ts";
import { repository } from "./fields.ts";

const ROW_KEYS = HEALTH_ROWS.map(({ key: row }) => row);
const NO_ROW = must({ code: "not_one_of", numbers: { values: ROW_KEYS.join(", ") } });

export const newPicture = z
  .strictObject({
    kind: oneOf(PICTURE_KINDS),
    scope: repository.optional().describe("One repository; all of the organisation unless given."),
    days: wholeNumber(2, 90)
      .optional()
      .describe("Ending with the current one: grid and card 7 to 28, trend 7 to 90; a badge takes none."),
    row: z
      .string(NO_ROW)
      .refine((value) => ROW_KEYS.includes(value), NO_ROW)
      .optional()
      .describe(`What a card, a trend or a badge is about: ${ROW_KEYS.join(", ")}. A grid has all.`),
    theme: oneOf(["light", "dark"]).default("light").describe("The colours of `url`."),
    language: oneOf(LANGUAGES).default("en"),
    expiresInDays: wholeNumber(1, 3650).nullable().default(null).describe("Null: until it is revoked."),
  })
  .superRefine(({ kind, row, days }, context) => {
    const { least, most } = PICTURE_DAYS[kind];
    const refuse = (path: string, what: Parameters<typeof must>[0]) =>
      context.addIssue({ code: "custom", path: [path], message: must(what).error });
    if (kind !== "grid" && row === undefined) refuse("row", { code: "not_given", numbers: {} });
    if (kind === "grid" && row !== undefined)
      refuse("row", { code: "not_beside", numbers: { other: "kind" } });
    if (days !== undefined && (days < least || days > most)) {
      refuse("days", { code: "not_whole", numbers: { least, most } });
    }
  });

export type PictureInput = z.infer<typeof newPicture>;
