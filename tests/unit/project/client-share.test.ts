import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importsOf, sourcesOf } from "../../support/project-imports.ts";

const ROOT = join(import.meta.dirname, "../../..");

const files = sourcesOf("app");
const says = (file: string, directive: string) =>
  readFileSync(join(ROOT, file), "utf8").startsWith(`"${directive}";`);

/** What of `app` a file needs when it runs; actions stay on the server. */
const neededBy = (file: string) =>
  importsOf(file, { running: true }).filter((name) => files.includes(name) && !says(name, "use server"));

/** The files that run in the browser: those that say so, and what they pull in. */
function clientFiles(): Set<string> {
  const found = new Set(files.filter((file) => says(file, "use client")));
  for (const file of found) for (const needed of neededBy(file)) found.add(needed);
  return found;
}

test("less than 30 % of the components run in the browser, with what they pull in", () => {
  const components = files.filter((file) => file.endsWith(".tsx"));
  const running = clientFiles();
  const client = components.filter((file) => running.has(file));
  const share = client.length / components.length;
  expect(share, `${client.length} of ${components.length}:\n${client.sort().join("\n")}`).toBeLessThan(0.3);
});
