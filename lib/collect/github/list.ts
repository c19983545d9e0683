import type { GitHubPage, Items } from "../../db/github.ts";
import { type Missing, missing } from "../../domain/catalogue/snapshot.ts";
import type { ListPage } from "../../sources/github/reader.ts";
import { type Gathering, keepPage, mayAsk, type Repository } from "./gathering.ts";

/** What reading a list came to. */
export type Listed = {
  /** All of it was read. */
  isWhole: boolean;
  /** It held less than it said there is. */
  isShort: boolean;
  /** Rows that make no sense, and what of the first does not: what they say is not known. */
  odd: { rows: number; field: string | null };
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
  const listed: Listed = {
    isWhole: false,
    isShort: false,
    odd: { rows: 0, field: null },
    named: [],
    urls: [],
  };
  let rows = 0;
  for await (const page of pages) {
    await keepPage(gathering, pageOf(of, page));
    if (page.notModified && page.answer !== null) listed.urls.push(page.answer.url);
    listed.named.push(...page.items.map((row) => of.key?.(row) ?? ""));
    rows += page.notModified ? (page.answer?.items ?? 0) : page.items.length + page.dropped;
    listed.isShort ||= page.isLast && page.total !== null && rows < page.total;
    listed.odd = { rows: listed.odd.rows + page.dropped, field: listed.odd.field ?? page.oddField };
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

/** Why a list that was read to its end says nothing of its resource; null where it does. */
export function problemOf({ isShort, odd }: Listed): Missing | null {
  if (isShort) return SHORT;
  return odd.rows === 0 ? null : missing("odd_rows", { rows: odd.rows, field: odd.field ?? "none" });
}
