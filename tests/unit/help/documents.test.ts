import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Token, type Tokens, walkTokens } from "marked";
import { describe, expect, test } from "vitest";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { type Article, asNode, textOf } from "#lib/help/article.ts";
import { readChangelog, readPage, targetOf, titleOf } from "#lib/help/library.ts";
import { HELP_PAGES } from "#lib/help/pages.ts";
import { HELP_TOPICS, helpLink, placeOf } from "#lib/help/topics.ts";
import { VERSION } from "#lib/version.ts";
import { messagesIn } from "#lib/words/catalog.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { sourcesOf } from "../../support/project-imports.ts";

const root = join(import.meta.dirname, "../../..");
const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** Every token of an article, those inside others included. */
function tokensOf({ sections }: Article): Token[] {
  const found: Token[] = [];
  for (const { blocks } of sections) walkTokens(blocks, (token) => void found.push(token));
  return found;
}

const isCode = (token: Token): token is Tokens.Code => token.type === "code";
const isTable = (token: Token): token is Tokens.Table => token.type === "table";
const isLink = (token: Token): token is Tokens.Link => token.type === "link";

const pages = LANGUAGES.flatMap((language) => HELP_PAGES.map((page) => ({ page, language })));

describe.each(OTHERS)("the documentation in %s", (language) => {
  test("has a file for each English one, and none beside them but the glossary", () => {
    const files = readdirSync(join(root, "docs", language)).toSorted();
    expect(files).toEqual([...HELP_PAGES.map((page) => `${page}.md`), "glossario.md"].toSorted());
  });

  test.each(HELP_PAGES)("has the headings of the English page, with the same ids, in %s", (page) => {
    const shape = ({ sections }: Article) => sections.map(({ depth, id }) => ({ depth, id }));
    expect(shape(readPage(page, language))).toEqual(shape(readPage(page, "en")));
  });

  test.each(HELP_PAGES)("has the code of the English page, word by word, in %s", (page) => {
    const codeOf = (article: Article) =>
      tokensOf(article)
        .filter(isCode)
        .map(({ text }) => text);
    expect(codeOf(readPage(page, language))).toEqual(codeOf(readPage(page, "en")));
  });

  test.each(HELP_PAGES)("has the tables of the English page, row by row, in %s", (page) => {
    const sizes = (article: Article) =>
      tokensOf(article)
        .filter(isTable)
        .map(({ header, rows }) => [header.length, rows.length]);
    expect(sizes(readPage(page, language))).toEqual(sizes(readPage(page, "en")));
  });

  test.each(HELP_PAGES)("leads from each section of %s to where the English one leads", (page) => {
    const targetsOf = (spoken: typeof language | "en") =>
      readPage(page, spoken).sections.map(({ blocks }) => {
        const found: string[] = [];
        walkTokens(blocks, (token) => {
          if (isLink(token)) found.push(targetOf(token.href, { page, language: spoken })?.href ?? token.href);
        });
        return found.toSorted();
      });
    expect(targetsOf(language)).toEqual(targetsOf("en"));
  });
});

describe.each(pages)("docs/$page.md in $language", ({ page, language }) => {
  const article = readPage(page, language);

  test("begins with its title and a sentence of what is on it, and has no heading twice", () => {
    expect(article.sections[0]?.blocks.find(({ type }) => type !== "space")?.type).toBe("paragraph");
    expect(article.sections.map(({ depth }) => depth).filter((depth) => depth === 1)).toHaveLength(1);
    expect(article.sections[0]?.depth).toBe(1);
    expect(new Set(article.sections.map(({ id }) => id)).size).toBe(article.sections.length);
  });

  test("links only to what a customer can open, and to headings that exist", () => {
    const links = tokensOf(article).filter(isLink);
    expect(links.filter(({ href }) => targetOf(href, { page, language }) === null)).toEqual([]);
  });

  test("holds nothing that is shown as it was typed: no HTML, no picture", () => {
    const odd = tokensOf(article).filter(
      (token) => !["list_item", undefined].includes(token.type) && asNode(token) !== token,
    );
    expect(odd.map(({ raw }) => raw)).toEqual([]);
  });
});

describe("what a card, a form or a check links to", () => {
  test.each(HELP_TOPICS)("is there in every language: %s", (topic) => {
    const { page, id } = placeOf(topic);
    expect(helpLink(topic)).toBe(`/help/${page}#${id}`);
    for (const language of LANGUAGES)
      expect(readPage(page, language).sections.map((section) => section.id)).toContain(id);
  });

  test("is every topic that there is", () => {
    const sources = sourcesOf("app")
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    const tables = Array.from(sources.matchAll(/const TOPICS = \{.*?HelpTopic>/gs), ([table]) => table);
    const said = `${sources} ${tables.join(" ").replaceAll(": ", " topic=")}`;
    const given = Array.from(said.matchAll(/\btopic="([^"]+)"/g), ([, topic]) => String(topic));
    expect(sources).toContain("helpLink(metric)");
    expect(sources).toMatch(/topic=\{`check:/);
    const linked = [...given, ...METRICS, ...HELP_TOPICS.filter((topic) => topic.startsWith("check:"))];
    expect([...new Set(linked)].toSorted()).toEqual(HELP_TOPICS.toSorted());
  });

  test("is called as the heading is, in the reader's language", () => {
    expect(titleOf("change_failure_rate", "en")).toBe("Change failure rate");
    expect(titleOf("change_failure_rate", "pt-BR")).toBe("Taxa de falha de mudanças");
  });
});

describe("what the documentation calls as the screen does", () => {
  test.each(LANGUAGES)("are all settings, in %s", (language) => {
    const { word } = messagesIn(language).settings;
    const rows = tokensOf(readPage("settings", language)).filter(isTable);
    const told = rows.flatMap((table) => table.rows.map(([name]) => name?.text));
    // The name is told in words, without a table.
    const { name: _name, ...others } = word;
    expect(told.toSorted()).toEqual(Object.values(others).toSorted());
  });

  test.each(LANGUAGES)("are the keys that connecting asks for, in %s", (language) => {
    const { datadog } = messagesIn(language).sources;
    const text = textOf(readPage("datadog", language).sections.flatMap(({ blocks }) => blocks));
    for (const label of Object.values(datadog.key)) expect(text).toContain(label);
  });

  test.each(LANGUAGES)("are roles, in %s", (language) => {
    const text = textOf(readPage("members", language).sections.flatMap(({ blocks }) => blocks)).toLowerCase();
    for (const role of Object.values(messagesIn(language).roles.name))
      expect(text).toContain(role.toLowerCase());
  });

  test.each(LANGUAGES)("are the cards, in %s", (language) => {
    for (const metric of METRICS)
      expect(titleOf(metric, language)).toBe(messagesIn(language).metrics[metric].title);
  });
});

test("the changelog has what came in this version, and links to nothing", () => {
  const changelog = readChangelog();
  expect(changelog.sections.some(({ title }) => title.includes(VERSION))).toBe(true);
  expect(tokensOf(changelog).filter(isLink)).toEqual([]);
});

test("the build takes every file of the help along", () => {
  const config = readFileSync(join(root, "next.config.mjs"), "utf8");
  const [, list = ""] = /outputFileTracingIncludes: \{\s+"\/\*\*": \[([^\]]+)\]/.exec(config) ?? [];
  const folders = ["./docs/*.md", ...OTHERS.map((language) => `./docs/${language}/*.md`), "./CHANGELOG.md"];
  expect(JSON.parse(`[${list}]`)).toEqual(folders);
});
