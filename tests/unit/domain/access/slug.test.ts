import fc from "fast-check";
import { expect, test } from "vitest";
import { slugProblem, suggestSlug } from "#lib/domain/access/slug.ts";

test.each([
  ["Northwind Rail", "northwind-rail"],
  ["  Müller & Söhne GmbH  ", "muller-sohne-gmbh"],
  ["3M Company", "m-company"],
  ["Straße", "strasse"],
  ["日本", ""],
  ["a".repeat(60), "a".repeat(40)],
])("the name %j suggests %j", (name, slug) => {
  expect(suggestSlug(name)).toBe(slug);
});

test("a suggestion is a slug, reserved, or too short to be one", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 90, unit: "grapheme" }), (name) => {
      const slug = suggestSlug(name);
      if (slug.length >= 3) expect([undefined, "reserved_word"]).toContain(slugProblem(slug)?.code);
    }),
  );
});

test.each(["settings", "new", "api", "admin"])("the reserved word %s is refused", (slug) => {
  expect(slugProblem(slug)?.code).toBe("reserved_word");
});

test.each(["ab", "Ab-c", "1abc", "abc-", "a_b", "a".repeat(41), "abc\n"])("%j is not a slug", (slug) => {
  expect(slugProblem(slug)?.code).toBe("not_a_slug");
});
