import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../words/languages.ts";
import { type Article, readArticle } from "./article.ts";
import { asHelpPage, CHANGELOG, type HelpPage } from "./pages.ts";
import { type HelpTopic, placeOf } from "./topics.ts";

const read = new Map<string, Article>();

/** Reads each file once; the files are those of the repository, which next.config.mjs puts into the bundle. */
function once(key: string, open: () => Article): Article {
  const known = read.get(key);
  if (known !== undefined) return known;
  const article = open();
  read.set(key, article);
  return article;
}

const DOCS = join(process.cwd(), "docs");

/** A page in a language. */
export function readPage(page: HelpPage, language: Language): Article {
  return once(`${language} ${page}`, () =>
    language === "en"
      ? readArticle(readFileSync(join(DOCS, `${page}.md`), "utf8"))
      : readArticle(readFileSync(join(DOCS, language, `${page}.md`), "utf8"), readPage(page, "en")),
  );
}

/** What changed from version to version; in English only. */
export function readChangelog(): Article {
  return once(CHANGELOG, () => readArticle(readFileSync(join(process.cwd(), "CHANGELOG.md"), "utf8")));
}

/** The heading that explains a topic, in the reader's language. */
export function titleOf(topic: HelpTopic, language: Language): string {
  const { page, id } = placeOf(topic);
  const article = readPage(page, language);
  return article.sections.find((section) => section.id === id)?.title ?? article.title;
}

/** Where a link of a page leads: another page of the help, or a place outside of the product. */
export type Target = { href: string; outside: boolean };

/** `href` as it stands in the file of `page`; null when no reader of /help can open it. */
export function targetOf(href: string, from: { page: HelpPage; language: Language }): Target | null {
  if (/^https:\/\//.test(href)) return { href, outside: true };
  const [file = "", slug = ""] = href.split("#");
  if (/^(?:\.\.\/)+CHANGELOG\.md$/.test(file)) return { href: `/help/${CHANGELOG}`, outside: false };
  const page = file === "" ? from.page : asHelpPage(file.replace(/\.md$/, ""));
  if (page === null) return null;
  if (slug === "") return { href: `/help/${page}`, outside: false };
  const section = readPage(page, from.language).sections.find((one) => one.slug === decodeURIComponent(slug));
  return section === undefined ? null : { href: `/help/${page}#${section.id}`, outside: false };
}
