import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** A line of a document that says which tests prove it. */
export type ProofRow = { section: string; id: string; last: string };

/** The rows of a document's tables whose last column is the test. */
export function readProofRows(document: string): ProofRow[] {
  const rows: ProofRow[] = [];
  let section = "";
  let isProof = false;
  for (const line of readFileSync(join(ROOT, document), "utf8").split("\n")) {
    if (line.startsWith("## ")) section = line.slice(3);
    if (!line.startsWith("|")) isProof = false;
    const cells = line.split(" | ");
    if (line.endsWith("| test |")) isProof = true;
    else if (isProof && !line.startsWith("| ---"))
      rows.push({ section, id: cells[0]?.slice(2) ?? "", last: cells.at(-1)?.replace(/ \|$/, "") ?? "" });
  }
  return rows;
}

/** The tests that the rows name, each as `file › title`, once. */
export function namedTests(rows: ProofRow[]): string[] {
  const all = rows.flatMap(({ last }) =>
    [...last.matchAll(/`([^`]+ › [^`]+)`/g)].map((match) => match[1] ?? ""),
  );
  return [...new Set(all)];
}

/** Whether a file of the project has a test of this title that runs wherever the suite does. */
export function hasTest(name: string): boolean {
  const [file = "", title = ""] = name.split(" › ");
  return provesIn(readFileSync(join(ROOT, file), "utf8"), title);
}

/** Of a whole file, since a test that may be left out looks the same as one that is: nothing in it is skipped. */
const LEFT_OUT = /\b(?:test|describe|context)\.(?:skip|skipIf|runIf|todo|fixme|fails?|only)\b|\bskip\(/;

/** A title as it stands in a file's code, or as the number and the name of a case that a table in it lists. */
export function provesIn(source: string, title: string): boolean {
  const code = withoutComments(source).replaceAll(/\s+/g, " ");
  if (LEFT_OUT.test(code)) return false;
  const [, number, name] = /^(\d+\w*): (.+)$/.exec(title) ?? [];
  const forms = [title, `${number}", "${name}`, `number: "${number}", name: "${name}`];
  return forms.some(
    (form) => code.includes(`"${form}"`) || code.includes(`\`${form}\``) || code.includes(`${form}",`),
  );
}

/** Texts stay, whatever slashes are in them. */
function withoutComments(source: string): string {
  const parts =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![\\/:])\/\/[^\n]*/g;
  return source.replaceAll(parts, (_, text: string | undefined) => text ?? "");
}
