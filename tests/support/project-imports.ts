import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The TypeScript files of a folder, as paths from the root. */
export function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);
}

/** What a file imports from, as it is written; with `running`, without what is imported for its types only. */
export function specifiersOf(file: string, { running = false } = {}): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const read = running ? text.replace(/^(?:im|ex)port type [^;]+;/gm, "") : text;
  return [...read.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
}

/** Project files that a file imports, as paths from the root. */
export function importsOf(file: string, options?: { running: boolean }): string[] {
  return specifiersOf(file, options)
    .filter((specifier) => /^(?:#|\.)/.test(specifier))
    .map((specifier) =>
      specifier.startsWith("#") ? specifier.slice(1) : normalize(join(dirname(file), specifier)),
    );
}

/** Project files that run when a file does, itself included. */
export function reachOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(join(root, file))) return seen;
  seen.add(file);
  for (const imported of importsOf(file, { running: true })) reachOf(imported, seen);
  return seen;
}
