import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LANGUAGES } from "#lib/words/languages.ts";
import { healthDocsFile, withTables } from "#scripts/health-docs.ts";

test.each(LANGUAGES)(
  "the page on health has each metric and each formula as the product has them, in %s",
  (language) => {
    const page = readFileSync(healthDocsFile(language), "utf8");
    expect(page).toBe(withTables(page, language));
  },
);
