import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { openApiDocument } from "#lib/http/openapi.ts";
import { OPERATIONS } from "#lib/http/operations/all.ts";

type Described = {
  operationId: string;
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
};
const ROOT = join(import.meta.dirname, "../../..");
const API = join(ROOT, "app/api/v1");
const document = openApiDocument({ version: "1.2.3", server: "/" }) as {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Described>>;
};

/** Route files with the operations that they serve, by the names that they take from the registry. */
function routes(): { path: string; operations: string[] }[] {
  const files = readdirSync(API, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("route.ts"),
  );
  return files
    .filter((file) => !file.includes("[..."))
    .map((file) => ({
      path: `/api/v1/${file
        .replace(/\/?route\.ts$/, "")
        .replaceAll("[", "{")
        .replaceAll("]", "}")}`.replace(/\/$/, ""),
      operations: [
        ...readFileSync(join(API, file), "utf8").matchAll(/for(?:Anyone|Caller|Member)\(\s*([\w.]+)/g),
      ].map(([, name]) => String(name)),
    }));
}

describe("the OpenAPI document", () => {
  test("passes the rules that Redocly recommends", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ message, location }) => `${message} ${location[0]?.pointer}`)).toEqual([]);
  });

  test("says what may be null without a choice of schemas, which generators of clients misread", () => {
    const text = JSON.stringify(document);
    expect(text).toContain('"type":["string","null"]');
    expect(text).toContain('"enum":["elite","high","medium","low",null]');
    expect(text).not.toMatch(/"(?:any|one|all)Of"/);
  });

  test("describes every route that is served, and no other", () => {
    const served = routes().flatMap(({ path, operations }) => {
      expect(operations, path).not.toEqual([]);
      return operations.map((name) => ({ name, path }));
    });
    const registered = Object.entries(OPERATIONS).map(([name, { path }]) => ({ name, path }));
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(served.toSorted(byName)).toEqual(registered.toSorted(byName));
  });

  test("describes every method of a path once", () => {
    const methods = Object.values(OPERATIONS).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(methods).size).toBe(methods.length);
    const described = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(described).toHaveLength(methods.length);
    expect(document).toMatchObject({ openapi: "3.1.0", info: { version: "1.2.3" } });
  });

  test("has for every part of a path its parameter, and an error for every protected one", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(methods)) {
        const named = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
        expect(named.map(({ name }) => name)).toEqual(parts);
        if (parts.includes("org"))
          expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["401", "403", "404"]));
      }
    }
  });

  test("documents the filters that the report reads", () => {
    const names = document.paths["/api/v1/orgs/{org}/dora"]?.get?.parameters?.map(({ name }) => name);
    expect(names).toEqual([
      "org",
      "from",
      "to",
      "env",
      "service",
      "team",
      "repository",
      "connection",
      "tag",
      "automation",
      "without",
      "compare",
      "compareFrom",
      "compareTo",
      "bucket",
      "parts",
      "by",
      "split",
    ]);
    const listed = document.paths["/api/v1/orgs/{org}/deployments"]?.get?.parameters?.map(({ name }) => name);
    expect(listed).toEqual(expect.arrayContaining(["tag", "automation"]));
    expect(listed).not.toContain("parts");
  });

  test("refuses unknown fields of a body where the validation does", () => {
    const bodies = Object.values(document.paths)
      .flatMap((path) => Object.values(path))
      .filter(({ requestBody }) => requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(3);
    for (const { requestBody } of bodies) {
      expect(requestBody).toMatchObject({
        content: { "application/json": { schema: { additionalProperties: false } } },
      });
    }
  });
});
