import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const folder = "supabase/migrations";
const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(".sql"));
const read = (file: string) => readFileSync(join(root, folder, file), "utf8");

/** A comment, a text, a body between dollars, or the end of a statement. */
const PARTS = /--[^\n]*|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|;/g;

/** The statements of a file, their own comments left out; texts and bodies as they are. */
function statementsOf(sql: string): string[] {
  const marked = sql.replaceAll(PARTS, (part) => (part === ";" ? "\0" : part.startsWith("--") ? "" : part));
  return marked.split("\0").map((statement) => statement.replaceAll(/\s+/g, " ").trim());
}

const functionOf = (statement: string | undefined, verb: RegExp) =>
  new RegExp(`^${verb.source} function ([a-z_]+\\.[a-z_]+)`).exec(statement ?? "")?.[1] ?? null;

describe.each(files)("%s", (file) => {
  const statements = statementsOf(read(file));

  test("says what each function does and who may call it in the lines behind it, and nowhere else", () => {
    const misplaced: string[] = [];
    for (const [index, statement] of statements.entries()) {
      const made = functionOf(statement, /create(?: or replace)?/);
      if (made !== null && functionOf(statements[index + 1], /comment on/) !== made)
        misplaced.push(`no comment behind ${made}`);
      const granted = functionOf(statement, /grant execute on/);
      if (granted !== null && functionOf(statements[index - 1], /comment on/) !== granted)
        misplaced.push(`the grant of ${granted} is not behind its comment`);
    }
    expect(misplaced).toEqual([]);
  });

  test("hides no grant in a loop, and gives none to all there is", () => {
    const hidden = statements.filter(
      (statement) => /^do\b.*\bgrant\b/.test(statement) || /^grant\b.* on all\b/.test(statement),
    );
    expect(hidden).toEqual([]);
  });

  test("reads no clock but private.clock", () => {
    const others =
      /\b(?:now\(\)|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|current_(?:timestamp|date|time)\b|localtime)/g;
    const used = statements.flatMap((statement) => {
      const clock = functionOf(statement, /create/) === "private.clock";
      return clock ? [] : [...statement.matchAll(others)].map(([name]) => name);
    });
    expect(used).toEqual([]);
  });
});

describe("a migration that a release has", () => {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const isClone = existsSync(join(root, ".git"));
  const tags = isClone ? git("tag", "--list", "v*").split("\n").filter(Boolean) : [];

  test("is never changed", () => {
    if (tags.length === 0)
      process.stdout.write("No release is tagged here, so no migration was held to what it was.\n");
    const changed = tags.flatMap((tag) =>
      git("ls-tree", "-r", tag, `${folder}/`)
        .split("\n")
        .map((line) => /^\S+ blob (\w+)\t(.+\.sql)$/.exec(line) ?? [])
        .filter(([, blob, path]) => path !== undefined && blobOf(path) !== blob)
        .map(([, , path]) => `${path} is not what it was in ${tag}`),
    );
    expect(changed).toEqual([]);
  });

  test("is compared by the name that git has for its content", () => {
    const path = `${folder}/${files[0]}`;
    expect(blobOf(path)).toMatch(/^[0-9a-f]{40}$/);
    if (isClone) expect(blobOf(path)).toBe(git("hash-object", path));
    expect(blobOf(`${folder}/20200101000000_gone.sql`)).toBeNull();
  });
});

/** Git's name for what a file holds; null when there is none. */
function blobOf(path: string): string | null {
  if (!existsSync(join(root, path))) return null;
  const content = readFileSync(join(root, path), "utf8");
  return createHash("sha1")
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest("hex");
}
