import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, sourcesOf, specifiersOf } from "../../support/project-imports.ts";

const root = join(import.meta.dirname, "../../..");
const LEAVES = ["lib/log", "lib/env", "lib/credentials", "lib/mail"];

type Rule = { from: string; allowed: string[] };

/** The table "Who may import whom" of docs/architecture.md, the most specific folder first. */
function readRules(): Rule[] {
  const text = readFileSync(join(root, "docs/architecture.md"), "utf8");
  const section = text.split("## Who may import whom")[1]?.split("\n## ")[0] ?? "";
  return [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
    .map(([, from = "", cell = ""]) => ({
      from,
      allowed: [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
    }))
    .sort((a, b) => b.from.length - a.from.length);
}

/** A folder of the table, or the file that it names without its ending. */
const isWithin = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`) || path.replace(/\.\w+$/, "") === folder;

describe("imports follow the table in docs/architecture.md", () => {
  const rules = readRules();

  test("the table has a row for every folder of lib", () => {
    const folders = readdirSync(join(root, "lib"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    for (const { name } of folders) expect(rules.map((rule) => rule.from)).toContain(`lib/${name}`);
  });

  /** The files that this row of the table is about, and no more specific one. */
  const ownOf = (from: string) =>
    (from.endsWith(".ts") ? [from] : sourcesOf(from)).filter(
      (file) => rules.find((rule) => isWithin(file, rule.from))?.from === from,
    );

  test.each(rules)("$from imports nothing else", ({ from, allowed }) => {
    const wrong = ownOf(from).flatMap((file) =>
      importsOf(file)
        .filter((path) => !allowed.some((folder) => isWithin(path, folder)))
        .map((path) => `${file} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(rules)("$from uses each of its allowances", ({ from, allowed }) => {
    const used = ownOf(from).flatMap((file) => importsOf(file).filter((path) => path !== file));
    expect(
      allowed.filter((folder) => folder !== from && !used.some((path) => isWithin(path, folder))),
    ).toEqual([]);
  });

  test.each(LEAVES)("%s imports no other part of the project", (leaf) => {
    const others = importsOf(`${leaf}.ts`).filter((path) => !LEAVES.some((other) => isWithin(path, other)));
    expect(others).toEqual([]);
  });

  test("and climb two levels at most: above that they begin at the root", () => {
    const files = ["app", "lib", "scripts", "tests", "bench"].flatMap(sourcesOf);
    const climbing = files.flatMap((file) =>
      specifiersOf(file)
        .filter((specifier) => specifier.startsWith("../../../"))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(climbing).toEqual([]);
  });
});
