import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Blocks } from "#app/help/_components/blocks.tsx";
import { readArticle, textOf } from "#lib/help/article.ts";
import { targetOf } from "#lib/help/library.ts";

const reading = {
  targetOf: (href: string) => targetOf(href, { page: "metrics", language: "pt-BR" }),
  scrollable: "Table",
};

const drawn = (markdown: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{}}>
      {readArticle(`# Title\n\n${markdown}`).sections.map(({ id, blocks }) => (
        <Blocks key={id} tokens={blocks} reading={reading} />
      ))}
    </NextIntlClientProvider>,
  );

describe("a text of the help", () => {
  test.each([
    "<script>alert(1)</script>",
    "a <img src=x onerror=alert(1)> b",
    "![x](https://example.com/x.png)",
    "- <svg onload=alert(1)>",
  ])("lets no HTML and no picture through: %s", (markdown) => {
    expect(drawn(markdown)).not.toMatch(/<(?:script|img|svg)/);
    expect(drawn(markdown)).toMatch(/&lt;|!\[x\]/);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//example.com",
    "http://example.com",
    "operations.md",
  ])("draws the words alone of a link to %s", (href) => {
    expect(drawn(`[words](${href})`)).toBe("<p>words</p>");
  });

  test("leads to the page of the help in place of the file, and to the heading's id in place of its words", () => {
    expect(drawn("[x](data-quality.md#vereditos)")).toContain('href="/help/data-quality#verdicts"');
    expect(drawn("[x](#níveis)")).toContain('href="/help/metrics#levels"');
    expect(drawn("[x](settings.md)")).toContain('href="/help/settings"');
  });

  test("opens a place outside without telling where from", () => {
    expect(drawn("[x](https://docs.datadoghq.com/)")).toContain('rel="noreferrer"');
  });

  test("has names of rows as their headings, and no heading without words", () => {
    const table = drawn("| | |\n| --- | --- |\n| Formula | a / b |");
    expect(table).not.toContain("<thead>");
    expect(table).toContain('<th scope="row">Formula</th><td>a / b</td>');
    expect(drawn("| | here |\n| --- | --- |\n| days | ours |")).toContain(
      '<td></td><th scope="col">here</th>',
    );
  });

  test("is read as plain text for the search", () => {
    const [section] = readArticle(
      "# Title\n\nA **b** `c`.\n\n- d\n- e\n\n| f | g |\n| - | - |\n| h | i |",
    ).sections;
    expect(textOf(section?.blocks ?? [])).toBe("A b c. d e f, g h: i;");
  });
});
