import { describe, expect, test } from "vitest";
import { asLanguage, asLocale, guessLanguage } from "#lib/words/languages.ts";

describe("the language guessed from a browser", () => {
  test.each([
    ["pt-BR,pt;q=0.9,en;q=0.8", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["PT", "pt-BR"],
    ["de-DE,de;q=0.9,pt;q=0.5,en;q=0.4", "pt-BR"],
    ["en;q=0.4,pt;q=0.8", "pt-BR"],
    ["en-GB,en;q=0.9,pt-BR;q=0.8", "en"],
    ["pt;q=0,fr", "en"],
    ["fr, de", "en"],
    ["*", "en"],
    ["", "en"],
    [null, "en"],
    [";;q=,,=", "en"],
  ])("of %j is %s", (header, language) => {
    expect(guessLanguage(header)).toBe(language);
  });
});

test("nothing but a language that is offered counts as chosen; the pseudo-language only where tests ask for it", () => {
  expect(["pt-BR", "en", "pt", "EN", "en-XA", null, {}].map(asLanguage)).toEqual([
    "pt-BR",
    "en",
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(asLocale("en-XA")).toBe("en-XA");
});
