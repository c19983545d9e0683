import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const DOCUMENT = readFileSync(join(ROOT, "docs/reliability.md"), "utf8");

type Row = { section: string; id: string; last: string };

/** The rows of the tables whose last column is the test. */
function readRows(): Row[] {
  const rows: Row[] = [];
  let section = "";
  let isProof = false;
  for (const line of DOCUMENT.split("\n")) {
    if (line.startsWith("## ")) section = line.slice(3);
    if (!line.startsWith("|")) isProof = false;
    const cells = line.split(" | ");
    if (line.endsWith("| test |")) isProof = true;
    else if (isProof && !line.startsWith("| ---"))
      rows.push({ section, id: cells[0]?.slice(2) ?? "", last: cells.at(-1)?.replace(/ \|$/, "") ?? "" });
  }
  return rows;
}

const rows = readRows();
const named = [
  ...new Set(
    rows.flatMap(({ last }) => [...last.matchAll(/`([^`]+ › [^`]+)`/g)].map((match) => match[1] ?? "")),
  ),
];

/** A title as it stands in a file, or as the number and the name of a case that a table in it lists. */
function standsIn(source: string, title: string): boolean {
  const text = source.replaceAll(/\s+/g, " ");
  const [, number, name] = /^(\d+\w*): (.+)$/.exec(title) ?? [];
  const forms = [title, `${number}", "${name}`, `number: "${number}", name: "${name}`];
  return forms.some(
    (form) => text.includes(`"${form}"`) || text.includes(`\`${form}\``) || text.includes(`${form}",`),
  );
}

describe("docs/reliability.md", () => {
  const idsOf = (section: string) => rows.filter((row) => row.section === section).map((row) => row.id);
  const count = (prefix: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);

  test("has a line for every property, fault, poisoned record and lesson", () => {
    expect(idsOf("Properties")).toEqual(count("P", 26));
    expect(idsOf("Faults").slice(0, 62)).toEqual(count("", 62));
    expect(idsOf("Poisoned records").length).toBeGreaterThanOrEqual(15);
    expect(idsOf("Lessons of others").slice(0, 17)).toEqual(count("D-", 17));
  });

  test("says in each line which test shows it, or why none has to", () => {
    const bare = rows.filter(({ last }) => !/^(?:`[^`]+ › [^`]+`(?:<br>)?)+$|^does not apply: ./.test(last));
    expect(bare).toEqual([]);
  });

  test.each(named)("names a test that exists: %s", (name) => {
    const [file = "", title = ""] = name.split(" › ");
    expect(standsIn(readFileSync(join(ROOT, file), "utf8"), title)).toBe(true);
  });
});
