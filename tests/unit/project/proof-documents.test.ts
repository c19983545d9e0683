import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasTest, namedTests, readProofRows } from "../../support/proof-tables.ts";

const SECURITY = "docs/security-tests.md";

const count = (prefix: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);

function read(document: string) {
  const rows = readProofRows(document);
  return {
    rows,
    idsOf: (section: string) => rows.filter((row) => row.section === section).map(({ id }) => id),
  };
}

describe.each([
  ["docs/reliability.md", /^(?:`[^`]+ › [^`]+`(?:<br>)?)+$|^does not apply: ./],
  [SECURITY, /^(?=.)(?:`[^`]+ › [^`]+`(?:<br>|$))*(?:(?:does not apply|not shown): \S.+)?$/],
])("%s", (document, form) => {
  const { rows } = read(document);

  test("says in each line which test shows it, why none has to, or what is not shown", () => {
    expect(rows.filter(({ last }) => !form.test(last))).toEqual([]);
  });

  test.each(namedTests(rows))("names a test that exists: %s", (name) => {
    expect(hasTest(name)).toBe(true);
  });
});

test("docs/reliability.md has a line for every property, fault, poisoned record and lesson", () => {
  const { idsOf } = read("docs/reliability.md");
  expect(idsOf("Properties")).toEqual(count("P", 43));
  expect(idsOf("Faults").slice(0, 62)).toEqual(count("", 62));
  expect(idsOf("Poisoned records").length).toBeGreaterThanOrEqual(15);
  expect(idsOf("Lessons of others").slice(0, 17)).toEqual(count("D-", 17));
});

test(`${SECURITY} has a line for every threat, rule of keys, lesson and regression`, () => {
  const { idsOf } = read(SECURITY);
  expect(idsOf("Threats")).toEqual(count("T", 35));
  expect(idsOf("Rules for keys")).toEqual(count("K", 9));
  expect(idsOf("Lessons of others")).toEqual(count("S-", 18));
  expect(idsOf("Regressions by name")).toHaveLength(10);
  for (const section of ["Where it is enforced", "Credentials", "Tried against us", "Audit log"])
    expect(idsOf(section).length, section).toBeGreaterThanOrEqual(9);
});

test(`${SECURITY} counts the lines with something that is not shown`, () => {
  const { rows } = read(SECURITY);
  const unshown = rows.filter(({ last }) => last.includes("not shown: "));
  const lines = unshown.map(({ id, last }) => `  ${id}: ${last.slice(last.indexOf("not shown: "))}`);
  process.stdout.write(
    `${lines.length} lines of ${SECURITY} have something not shown:\n${lines.join("\n")}\n`,
  );
  const text = readFileSync(join(import.meta.dirname, "../../..", SECURITY), "utf8");
  expect(text).toContain(`${unshown.length} of ${rows.length} lines have something that no test shows`);
});
