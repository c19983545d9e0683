import { describe, expect, test } from "vitest";
import { readPage } from "#lib/help/library.ts";
import { asHelpPage } from "#lib/help/pages.ts";
import { fold, searchHelp } from "#lib/help/search.ts";
import { LANGUAGES } from "#lib/words/languages.ts";

const first = (query: string, language: "en" | "pt-BR") => searchHelp(query, language)[0];

describe("the search of the help", () => {
  test("finds a heading before the same words in a text", () => {
    expect(first("change failure rate", "en")).toMatchObject({
      href: "/help/metrics#change-failure-rate",
      title: "Change failure rate",
    });
    expect(first("taxa de retrabalho", "pt-BR")?.href).toBe("/help/metrics#rework-rate");
  });

  test("finds in the reader's language only", () => {
    expect(searchHelp("quarentena", "pt-BR").length).toBeGreaterThan(0);
    expect(searchHelp("quarentena", "en").filter(({ excerpt }) => /quarentena/i.test(excerpt))).toEqual([]);
  });

  test.each([
    ["CONFIGURAÇÕES", "configurações"],
    ["configuracoes", "configurações"],
    ["configuraço\u0303es", "configurações"],
  ])("tells neither case nor accents apart: %s", (typed, meant) => {
    const hits = searchHelp(typed, "pt-BR");
    expect(hits.length).toBeGreaterThan(0);
    expect(hits).toEqual(searchHelp(meant, "pt-BR"));
  });

  test("finds the beginning of a word, and one that is misspelt", () => {
    expect(searchHelp("quarant", "en").map(({ href }) => href)).toContain("/help/data-quality#quarantine");
    expect(searchHelp("quarentine", "en").map(({ href }) => href)).toContain("/help/data-quality#quarantine");
  });

  test("wants every word", () => {
    expect(searchHelp("quarantine", "en").length).toBeGreaterThan(0);
    expect(searchHelp("quarantine zebra", "en")).toEqual([]);
  });

  test("shows what stands around the word", () => {
    const hit = searchHelp("pgcrypto", "en")[0];
    expect(hit?.href).toBe("/help/privacy#keys");
    expect(hit?.excerpt).toContain("pgcrypto");
    expect(hit?.excerpt.length).toBeLessThan(320);
  });

  test.each(LANGUAGES)("leads to headings that exist in %s", (language) => {
    for (const query of ["datadog", "deployment", "token", "sync"]) {
      for (const { href } of searchHelp(query, language)) {
        const [name = "", id] = href.replace("/help/", "").split("#");
        const page = asHelpPage(name);
        expect(page).not.toBeNull();
        if (page === null || id === undefined) continue;
        expect(readPage(page, language).sections.map((section) => section.id)).toContain(id);
      }
    }
  });

  test.each([
    "",
    "   ",
    "(((",
    "\\",
    "*",
    "<script>",
    "__proto__",
    "constructor",
    "\u0000",
    "x".repeat(100_000),
  ])("takes whatever is typed: %j", (query) => {
    expect(Array.isArray(searchHelp(query.slice(0, 5000), "en"))).toBe(true);
  });
});

test("folding keeps the length of a text", () => {
  const text = "Ações, É, ﬁ, ção, Ünïcödé";
  expect(fold(text)).toHaveLength(text.length);
  expect(fold("Configurações")).toBe("configuracoes");
});
