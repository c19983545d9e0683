import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");

const files = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => `app/${file}`);
const texts = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));

const says = (file: string, directive: string) => texts.get(file)?.startsWith(`"${directive}";`) === true;

/** What of `app` a file needs when it runs; actions stay on the server, and types are gone by then. */
function importsOf(file: string): string[] {
  const imports = texts
    .get(file)
    ?.matchAll(/^(?:import|export) (?!type)[^"]*"([^"]+)";|import\("([^"]+)"\)/gm);
  return [...(imports ?? [])]
    .map(([, fixed, later]) => fixed ?? later ?? "")
    .map((name) => (name.startsWith("#") ? name.slice(1) : normalize(join(dirname(file), name))))
    .filter((name) => texts.has(name) && !says(name, "use server"));
}

/** The files that run in the browser: those that say so, and what they pull in. */
function clientFiles(): Set<string> {
  const found = new Set(files.filter((file) => says(file, "use client")));
  for (const file of found) for (const needed of importsOf(file)) found.add(needed);
  return found;
}

test("less than 30 % of the components run in the browser, with what they pull in", () => {
  const components = files.filter((file) => file.endsWith(".tsx"));
  const client = components.filter((file) => clientFiles().has(file));
  const share = client.length / components.length;
  expect(share, `${client.length} of ${components.length}:\n${client.sort().join("\n")}`).toBeLessThan(0.3);
});
