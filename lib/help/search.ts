import MiniSearch from "minisearch";
import type { Language } from "../words/languages.ts";
import { textOf } from "./article.ts";
import { readPage } from "./library.ts";
import { HELP_PAGES, type HelpPage } from "./pages.ts";

export type Hit = {
  page: HelpPage;
  pageTitle: string;
  title: string;
  href: string;
  excerpt: string;
};

const LONGEST_QUERY = 200;
const AROUND = 90;

/** Letters without case and accents, one for one, so that a place in the result is one in the text. */
export function fold(text: string): string {
  return [...text.normalize("NFC")].map((letter) => letter.normalize("NFD").charAt(0).toLowerCase()).join("");
}

type Entry = Omit<Hit, "excerpt"> & { id: number; text: string };
type Index = { search: MiniSearch<Entry>; entries: Entry[] };

const built = new Map<Language, Index>();

/** The places of the help that have all words of a query, in their title or text, best first. */
export function searchHelp(query: string, language: Language): Hit[] {
  const { search, entries } = indexOf(language);
  return search.search(query.slice(0, LONGEST_QUERY)).flatMap(({ id, terms }) => {
    const entry = entries[Number(id)];
    if (entry === undefined) return [];
    const { page, pageTitle, title, href, text } = entry;
    return [{ page, pageTitle, title, href, excerpt: excerptOf(text, terms) }];
  });
}

function indexOf(language: Language): Index {
  const known = built.get(language);
  if (known !== undefined) return known;
  const entries = HELP_PAGES.flatMap((page) => entriesOf(page, language)).map((entry, id) => ({
    ...entry,
    id,
  }));
  const search = new MiniSearch<Entry>({
    fields: ["title", "pageTitle", "text"],
    processTerm: fold,
    searchOptions: {
      boost: { title: 4, pageTitle: 2 },
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  search.addAll(entries);
  const index = { search, entries };
  built.set(language, index);
  return index;
}

function entriesOf(page: HelpPage, language: Language): Omit<Entry, "id">[] {
  const { title: pageTitle, sections } = readPage(page, language);
  return sections.map(({ id, title, blocks }, index) => ({
    page,
    pageTitle,
    title,
    href: index === 0 ? `/help/${page}` : `/help/${page}#${id}`,
    text: textOf(blocks),
  }));
}

/** The text around the first of the words found in it, cut between words; its beginning when it has none. */
function excerptOf(text: string, terms: string[]): string {
  const folded = fold(text);
  const places = terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0);
  const at = places.length === 0 ? 0 : Math.min(...places);
  const from = at <= AROUND ? 0 : text.indexOf(" ", at - AROUND) + 1;
  const end = text.length <= at + 2 * AROUND ? text.length : text.lastIndexOf(" ", at + 2 * AROUND);
  return `${from === 0 ? "" : "… "}${text.slice(from, end)}${end === text.length ? "" : " …"}`;
}
