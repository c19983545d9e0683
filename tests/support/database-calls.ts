import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importsOf, reachOf } from "./project-imports.ts";

const root = join(import.meta.dirname, "../..");

/** Functions of the database that are called by name in the files of `lib/db` that run with these. */
export function databaseCallsOf(files: string[]): string[] {
  return [...modulesOf(files)].flatMap(callsIn);
}

/** What kinds of work that are no reading of events call, and those that are do not. */
export function databaseCallsBesideSync(): string[] {
  const files = importsOf("lib/kinds.ts", { running: true });
  const isSync = (file: string) => /^lib\/(?:sync|work)\//.test(file);
  const others = modulesOf(files.filter(isSync));
  const ours = modulesOf(files.filter((file) => !isSync(file)));
  return [...ours].filter((file) => !others.has(file)).flatMap(callsIn);
}

function modulesOf(files: string[]): Set<string> {
  const running = files.flatMap((file) => [...reachOf(file)]);
  return new Set(running.filter((file) => file.startsWith("lib/db/")));
}

function callsIn(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/\bname: "(\w+)"/g)].map(([, name]) => `public.${name}`);
}
