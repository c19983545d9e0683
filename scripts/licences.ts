import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const root = join(import.meta.dirname, "..");
export const LICENCES_FILE = join(root, "docs/licences.md");

/** May be used, changed and passed on with a notice. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Unlicense",
  "Zlib",
]);
/** Ask for the source of the part itself, which we use unchanged; our own source is not touched by them. */
const WEAK_COPYLEFT = new Set(["LGPL-3.0-or-later", "MPL-2.0"]);

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

export type Licensed = { name: string; version: string; licence: string };

/** What a production install can bring on any platform, by name; the lockfile holds what each package states. */
export function readProductionPackages(): Licensed[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  const found = new Map<string, Licensed>();
  for (const [path, { version = "", license = "not stated", dev }] of Object.entries(packages)) {
    if (path === "" || dev === true) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    found.set(`${name} ${version}`, { name, version, licence: license });
  }
  return [...found.values()].sort(
    (a, b) => compare(a.name, b.name) || a.version.localeCompare(b.version, "en", { numeric: true }),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a licence expression (SPDX) leaves us a choice that we may take. */
export function isAcceptable(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((id) => PERMISSIVE.has(id) || WEAK_COPYLEFT.has(id)));
}

/** The page docs/licences.md; throws with the names of packages whose licence is unknown or asks for more. */
export function renderLicences(packages: Licensed[]): string {
  const refused = packages.filter(({ licence }) => !isAcceptable(licence));
  if (refused.length > 0) {
    const names = refused.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    throw new Error(`Not a licence that we accept: ${names.join(", ")}.`);
  }
  const lines = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return `# Licences

Everything that a production install can bring, on any platform, with the licence that it states. Written by \`npm run licences\`, which refuses licences that are unknown or would reach our own source. LGPL-3.0 (libvips, inside \`sharp\`) and MPL-2.0 (\`lightningcss\`) parts are used unchanged, as separate files.

| package | version | licence |
| --- | --- | --- |
${lines.join("\n")}
`;
}

if (import.meta.main) writeFileSync(LICENCES_FILE, renderLicences(readProductionPackages()));
