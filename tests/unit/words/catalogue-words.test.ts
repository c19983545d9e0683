import { describe, expect, test } from "vitest";
import { CATALOGUE } from "#lib/domain/catalogue/catalogue.ts";
import { CATEGORIES, wordKey } from "#lib/domain/catalogue/catalogue-metric.ts";
import { HEALTHY_FROM, WARNING_FROM } from "#lib/domain/health/merit.ts";
import { sayAmount, sayMetric } from "#lib/words/catalogue-words.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { wordsIn } from "#lib/words/words.ts";

describe.each(LANGUAGES)("the catalogue in %s", (language) => {
  const words = wordsIn(language);

  test.each(CATALOGUE.map((metric) => [metric.key, metric] as const))(
    "says what %s is called and exactly counts",
    (key, metric) => {
      const { title, definition } = sayMetric(words, metric);
      expect(title).not.toBe(key);
      expect(definition).toMatch(/\.$/);
    },
  );

  test("has a word for each category and unit", () => {
    for (const category of CATEGORIES) expect(words.t.has(`catalogue.category.${category}`)).toBe(true);
    for (const { unit } of CATALOGUE) expect(words.t.has(`catalogue.unit.${unit}`)).toBe(true);
  });
});

test("no two metrics have the same words", () => {
  const keys = CATALOGUE.map(({ key }) => wordKey(key));
  expect(new Set(keys).size).toBe(keys.length);
});

test("a metric of a collector that nobody has written words for has its key for a title", () => {
  const [some] = CATALOGUE;
  if (some === undefined) throw new Error("no metric");
  expect(sayMetric(wordsIn("en"), { ...some, key: "made.up" })).toMatchObject({
    title: "made.up",
    definition: "",
  });
});

test("a value is said in its unit, and one that is not known as unknown", () => {
  const say = (unit: Parameters<typeof sayAmount>[1], value: number | null) =>
    sayAmount(wordsIn("en"), unit, value);
  expect(say("hours", 4.5)).toBe("4 h 30 m");
  expect(say("minutes", 6.5)).toBe("6 m 30 s");
  expect(say("share", 0.125)).toBe("12.5 %");
  expect(say("per_day", 0.5)).toBe("3.5 /week");
  expect([say("flag", 1), say("flag", 0)]).toEqual(["passing", "not passing"]);
  expect(say("count", 1234)).toBe("1,234");
  expect([say("lines", null), say("count", null)]).toEqual(["—", "—"]);
});

test("a figure of merit with two decimals is never shown in a band above its own", () => {
  const say = (fom: number) => sayAmount(wordsIn("en"), "merit", fom);
  expect([0, WARNING_FROM, HEALTHY_FROM, 1].map(say)).toEqual(["0.00", "0.30", "0.70", "1.00"]);
  expect([0.2999, 0.6999, 0.9999].map(say)).toEqual(["0.29", "0.69", "0.99"]);
});
