import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** Set by our own launcher, the machine or the platform, not by a person. */
const INTERNAL = new Set([
  "NODE_ENV",
  "PATH",
  "PLUMBLINE_EMBEDDED",
  "PLUMBLINE_LAUNCHER",
  "PLUMBLINE_OUTBOX",
  "PLUMBLINE_SYNC_SECONDS",
  "CHROMIUM_PATH",
  "VERCEL_GIT_COMMIT_SHA",
]);

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function sources(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:tsx?|mjs)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = ""]) => name);
}

test(".env.example lists exactly the variables that are read, each with a line that says why", () => {
  const read1 = matches(read("lib/env.ts"), /^ {2}([A-Z][A-Z_]+):/gm);
  const read2 = sources("scripts").flatMap((file) =>
    matches(read(file), /(?:process\.env|environment)\.([A-Z][A-Z_]+)/g),
  );
  const used = new Set([...read1, ...read2].filter((name) => !INTERNAL.has(name)));
  const example = read(".env.example");
  expect(matches(example, /^([A-Z][A-Z_]+)=/gm).sort()).toEqual([...used].sort());
  for (const block of example.split("\n\n").filter((text) => /^[A-Z]/m.test(text)))
    expect(block).toMatch(/^#/);
});

test("lib/env.ts is the only reader of process.env in the product", () => {
  const readers = [...sources("app", "lib"), "proxy.ts"].filter((file) => read(file).includes("process.env"));
  expect(readers).toEqual(["lib/env.ts"]);
});
