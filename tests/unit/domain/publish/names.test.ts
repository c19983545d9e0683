import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "#lib/domain/catalogue/catalogue.ts";
import { HEALTH_MERIT } from "#lib/domain/catalogue/health.ts";
import { metricName, type RelativeName, relativeName } from "#lib/domain/publish/metric-name.ts";
import { tagOf, tagProblem } from "#lib/domain/publish/tag.ts";

/** What Datadog keeps of a name and of a tag as they are. */
const NAME = /^[A-Za-z][A-Za-z0-9_.]{0,199}$/;
const TAG = /^[\p{Ll}\p{Lo}\p{Lm}][\p{L}\p{M}\p{N}_\-:./]{0,198}[^:]$/u;

test("every metric of the catalogue has a name that Datadog keeps as it is sent", () => {
  const names = [...CATALOGUE, HEALTH_MERIT].map((metric) =>
    metricName("plumbline.acme", relativeName(metric)),
  );
  expect(names.filter((name) => name === null || !NAME.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ["plumbline", "github.prs.open", "plumbline.github.prs.open"],
  ["a.b", "health.merit", "a.b.health.merit"],
  ["Plumbline", "github.prs.open", null],
  ["1a", "github.prs.open", null],
  ["", "github.prs.open", null],
  ["plumbline", "github..open", null],
  ["plumbline", "github.prs.öffnen", null],
  ["p", `github.${"x".repeat(191)}`, `p.github.${"x".repeat(191)}`],
  ["p", `github.${"x".repeat(192)}`, null],
])("prefix %j and name %j make %j", (prefix, name, whole) => {
  expect(metricName(prefix, name as RelativeName)).toBe(whole);
});

describe("a tag", () => {
  test.each([
    ["env", "Live", "env:live"],
    ["env", " prod eu ", "env:prod_eu"],
    ["repo", "github.com/Acme/Web-App", "repo:github.com/acme/web-app"],
    ["workflow", "CI: build & test", "workflow:ci:_build___test"],
    ["workflow", "Ünit-Prüfung", "workflow:ünit-prüfung"],
    ["workflow", "ends:", "workflow:ends"],
    ["workflow", "a\u0000b\ud800c", "workflow:a_b_c"],
    ["team", "x".repeat(300), `team:${"x".repeat(195)}`],
    ["team", "", null],
    ["team", "::", null],
  ])("of key %j and value %j is %j", (key, value, tag) => {
    expect(tagOf(key, value)).toBe(tag);
  });

  test("is always one that Datadog keeps as it is, whatever the value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (value) => {
        const tag = tagOf("repo", value);
        return tag === null || (TAG.test(tag) && tag.length <= 200 && tag === tag.toLowerCase());
      }),
    );
  });

  test.each([
    ["tier:1", null],
    ["cost-centre:a b", null],
    ["env:live", "own"],
    ["host:web-1", "own"],
    ["Tier:1", "malformed"],
    ["tier", "malformed"],
    ["tier:", "malformed"],
    [`tier:${"x".repeat(200)}`, "malformed"],
  ])("of an organisation's own, %j, has the problem %j", (tag, problem) => {
    expect(tagProblem(tag)).toBe(problem);
  });
});
