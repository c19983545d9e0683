import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourcesOf } from "../../support/project-imports.ts";

const ROOT = join(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** Who speaks in codes: none of them can import the words. */
const SPEECHLESS = ["lib/domain", "lib/db", "lib/sync", "lib/sources", "lib/work"];

/** For the log, for whoever runs it, or the API's description: nobody reads these on a page or in an answer. */
const NOT_SHOWN = /new Error\(|log\(\)\.\w+\(|\bmessage(?::|\s=)|\.describe\(|\bmeans:|\babout:/;

/** Three words, and either a capital with a lower-case word after it or a full stop: what a person would read. */
function isSentence(text: string): boolean {
  const words = text
    .replace(/^\$\{[^}]*\}/, "X")
    .replaceAll(/\$\{[^}]*\}/g, "x")
    .trim();
  if (words.split(/\s+/).length < 3) return false;
  return /^[A-Z][\w']* [a-z]/.test(words) || /[a-z)]\.$/.test(words);
}

/** Texts of a source that look like sentences and do not stand where nobody reads them. */
function sentencesOf(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].flatMap(
    (found) => {
      const text = found[1] ?? found[2] ?? found[3] ?? "";
      const before = code.slice(0, found.index).split("\n").slice(-5).join("\n");
      return isSentence(text) && !NOT_SHOWN.test(before) ? [text] : [];
    },
  );
}

test("who stores, reads or computes says nothing to people: sentences are in lib/words", () => {
  const files = SPEECHLESS.flatMap(sourcesOf);
  const found = files.flatMap((file) => sentencesOf(read(file)).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

test("the database says nothing to people either: what it raises is for the log, what it answers are codes", () => {
  const folder = "supabase/migrations";
  const found = readdirSync(join(ROOT, folder)).flatMap((file) => {
    const sql = read(join(folder, file))
      .replaceAll(/--.*$/gm, "")
      .replaceAll(/^comment on [\s\S]*?';$/gm, "")
      .replaceAll(/raise (?:exception|notice|warning) '(?:[^']|'')*'/g, "")
      .replaceAll(/create policy "[^"]*"/g, "");
    return [...sql.matchAll(/'((?:[^']|'')*)'/g)].flatMap(([, text = ""]) =>
      isSentence(text) ? [`${file}: ${text}`] : [],
    );
  });
  expect(found).toEqual([]);
});

test("a sentence would be noticed", () => {
  expect(sentencesOf('const x = "Nothing was read.";')).toEqual(["Nothing was read."]);
  expect(sentencesOf(["return `Read $", "{count} events of Acme`;"].join(""))).toHaveLength(1);
  expect(sentencesOf('throw new Error("no lease of this kind.");')).toEqual([]);
});
