import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const app = join(import.meta.dirname, "../../app");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

export type Route = {
  /** As in `/orgs/[org]/runs`. */
  path: string;
  kind: "page" | "handler";
  methods: string[];
};

/** Every page and route handler that the app has, read from its folders: what is new is probed without being named. */
export function readRoutes(): Route[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
    .map((file) => ({ file: join(app, file), path: pathOf(join(app, file)) }))
    .map(({ file, path }) =>
      file.includes("page.ts")
        ? { path, kind: "page" as const, methods: ["GET"] }
        : { path, kind: "handler" as const, methods: methodsOf(readFileSync(file, "utf8")) },
    )
    .toSorted((a, b) => a.path.localeCompare(b.path));
}

function pathOf(file: string): string {
  const parts = relative(app, file).split("/").slice(0, -1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
}

function methodsOf(source: string): string[] {
  return METHODS.filter((method) =>
    new RegExp(
      `export (?:async function|function|const) (?:\\{[^}]*)?${method}\\b|[{,]\\s*${method}\\b`,
    ).test(source),
  );
}
