import { describe, expect, test } from "vitest";
import { hasTest, namedTests, readProofRows } from "../../support/proof-tables.ts";

const rows = readProofRows("docs/reliability.md");

describe("docs/reliability.md", () => {
  const idsOf = (section: string) => rows.filter((row) => row.section === section).map((row) => row.id);
  const count = (prefix: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);

  test("has a line for every property, fault, poisoned record and lesson", () => {
    expect(idsOf("Properties")).toEqual(count("P", 30));
    expect(idsOf("Faults").slice(0, 62)).toEqual(count("", 62));
    expect(idsOf("Poisoned records").length).toBeGreaterThanOrEqual(15);
    expect(idsOf("Lessons of others").slice(0, 17)).toEqual(count("D-", 17));
  });

  test("says in each line which test shows it, or why none has to", () => {
    const bare = rows.filter(({ last }) => !/^(?:`[^`]+ › [^`]+`(?:<br>)?)+$|^does not apply: ./.test(last));
    expect(bare).toEqual([]);
  });

  test.each(namedTests(rows))("names a test that exists: %s", (name) => {
    expect(hasTest(name)).toBe(true);
  });
});
