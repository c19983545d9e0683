import { expect, test } from "vitest";
import { landingPath, safeNextPath } from "#lib/domain/access/next-path.ts";

test.each(["/orgs", "/orgs/northwind", "/orgs/northwind?env=*&service=a%2Fb", "/", "/orgs/a#top", "/a:b"])(
  "a path on our own origin is kept: %s",
  (path) => {
    expect(safeNextPath(path)).toBe(path);
  },
);

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "https://evil.example",
  "http:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "evil.example",
  "/%2Fevil.example",
  "%2F%2Fevil.example",
  "/%252Fevil.example",
  "/%5Cevil.example",
  "/%5cevil.example",
  "/%09/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/／evil.example",
  "",
  `/${"a".repeat(2001)}`,
])("anything that may lead elsewhere falls back: %j", (path) => {
  expect(safeNextPath(path)).toBe("/");
});

test("nothing asked for falls back to what the caller says", () => {
  expect(safeNextPath(null)).toBe("/");
  expect(safeNextPath(undefined, "/orgs/northwind")).toBe("/orgs/northwind");
});

test.each([
  ["the one that was shown last, of several", ["a", "b"], "b", "/orgs/b"],
  ["the only one", ["a"], undefined, "/orgs/a"],
  ["the only one, where the last was left", ["a"], "b", "/orgs/a"],
  ["the list, of several without a last", ["a", "b"], undefined, "/orgs"],
  ["the list, where the last was left", ["a", "b"], "c", "/orgs"],
  ["the list, where there is none", [], "a", "/orgs"],
])("who signs in without a path lands on %s", (_, slugs, last, path) => {
  expect(landingPath(slugs, last)).toBe(path);
});
