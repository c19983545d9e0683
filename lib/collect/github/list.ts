import type { GitHubPage, Items } from "../../db/github.ts";
import { missing } from "../../domain/catalogue/snapshot.ts";
import type { ListPage } from "../../sources/github/reader.ts";
import { type Gathering, keepPage, mayAsk, type Repository } from "./gathering.ts";

/** What reading a list came to. */
export type Listed = {
  /** All of it was read. */
  isWhole: boolean;
  /** It held less than it said there is, or rows that cannot be read. */
  isShort: boolean;
  /** Keys of the rows that came anew, and the pages that were as they are known. */
  named: string[];
  urls: string[];
};

type Of<T, R extends keyof Items> = {
  repository: Repository;
  resource: R;
  item: (row: T) => Items[R][];
  key?: (row: T) => string;
};

/** Reads a list to its end and stores it page by page, each with its answer: what was stored is not asked for again. */
export async function readList<T, R extends keyof Items>(
  gathering: Gathering,
  of: Of<T, R>,
  pages: AsyncIterable<ListPage<T>>,
): Promise<Listed> {
  const listed: Listed = { isWhole: false, isShort: false, named: [], urls: [] };
  let rows = 0;
  for await (const page of pages) {
    await keepPage(gathering, pageOf(of, page));
    if (page.notModified && page.answer !== null) listed.urls.push(page.answer.url);
    listed.named.push(...page.items.map((row) => of.key?.(row) ?? ""));
    rows += page.notModified ? (page.answer?.items ?? 0) : page.items.length;
    listed.isShort ||= page.dropped > 0 || (page.isLast && page.total !== null && rows < page.total);
    if (page.isLast) rows = 0;
    else if (!mayAsk(gathering)) return listed;
  }
  return { ...listed, isWhole: true };
}

function pageOf<T, R extends keyof Items>(
  { repository, resource, item }: Of<T, R>,
  { items, answer, notModified }: ListPage<T>,
): Pick<GitHubPage<R>, "repositoryId" | "resource" | "items" | "answer" | "notModified"> {
  return { repositoryId: repository.id, resource, items: items.flatMap(item), answer, notModified };
}

export const SHORT = missing("short_answer");
