import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasTest, namedTests, readProofRows } from "../../support/proof-tables.ts";

const DOCUMENT = "docs/security-tests.md";
const rows = readProofRows(DOCUMENT);
const unshown = rows.filter(({ last }) => last.includes("not shown: "));

describe("docs/security-tests.md", () => {
  const idsOf = (section: string) => rows.filter((row) => row.section === section).map((row) => row.id);
  const count = (prefix: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);

  test("has a line for every threat, rule of keys, lesson and regression", () => {
    expect(idsOf("Threats")).toEqual(count("T", 35));
    expect(idsOf("Rules for keys")).toEqual(count("K", 9));
    expect(idsOf("Lessons of others")).toEqual(count("S-", 18));
    expect(idsOf("Regressions by name")).toHaveLength(10);
    for (const section of ["Where it is enforced", "Credentials", "Tried against us", "Audit log"])
      expect(idsOf(section).length, section).toBeGreaterThanOrEqual(9);
  });

  test("says in each line which test shows it, why none has to, or what is not shown", () => {
    const form = /^(?=.)(?:`[^`]+ › [^`]+`(?:<br>|$))*(?:(?:does not apply|not shown): \S.+)?$/;
    expect(rows.filter(({ last }) => !form.test(last))).toEqual([]);
  });

  test("counts the lines with something that is not shown", () => {
    const lines = unshown.map(({ id, last }) => `  ${id}: ${last.slice(last.indexOf("not shown: "))}`);
    process.stdout.write(
      `${lines.length} lines of ${DOCUMENT} have something not shown:\n${lines.join("\n")}\n`,
    );
    const text = readFileSync(join(import.meta.dirname, "../../..", DOCUMENT), "utf8");
    expect(text).toContain(`${unshown.length} of ${rows.length} lines have something that no test shows`);
  });

  test.each(namedTests(rows))("names a test that exists: %s", (name) => {
    expect(hasTest(name)).toBe(true);
  });
});
