import { z } from "zod";
import { GitHubError } from "./github-error.ts";
import type { AnswerHeaders } from "./rate-limit.ts";
import type { KnownAnswer, KnownAnswers, ListPage } from "./reader.ts";

const LONGEST_URL = 2000;
const LONGEST_ETAG = 500;

/** How the rows of a list are read: null for one that is not wanted; and when an item was, in the list's order. */
export type Rows<T> = { row: z.ZodType<T | null>; at: (item: T) => string | null };

export type Answer = { status: number; headers: AnswerHeaders; data: unknown };

/** One of a list: by what it was asked for, and what comes behind it. */
export type Page = Answer & { url: string; next: string | null };

const told = z.object({ total_count: z.number().int().nonnegative() });

/** An answer as a page of its list: row by row, or as it is known where it has not changed. */
export function pageOf<T>(page: Page, rows: Rows<T>, known: KnownAnswers): ListPage<T> {
  const held = known.get(page.url);
  const isLast = page.next === null;
  if (page.status === 304 && held !== undefined) {
    const answer = { ...held, nextUrl: page.next };
    return { ...NO_ROWS, answer, notModified: true, total: held.total, isLast };
  }
  if (!Array.isArray(page.data)) throw new GitHubError("bad_payload", { status: page.status });
  const read = page.data.map((raw: unknown) => rows.row.safeParse(raw));
  const items = read.flatMap(({ data }) => (data === undefined || data === null ? [] : [data]));
  const odd = read.flatMap(({ error }) => error ?? []);
  const dropped = odd.length;
  // Beside the rows, where Octokit puts it.
  const total = told.safeParse({ ...page.data }).data?.total_count ?? null;
  const last = items.at(-1);
  const oldestAt = last === undefined ? null : rows.at(last);
  const answer = { url: page.url, nextUrl: page.next, items: read.length, total, oldestAt };
  const storable = dropped === 0 ? withEtag(answer, page.headers.etag) : null;
  const oddField = odd[0]?.issues[0]?.path.join(".") || null;
  return { items, answer: storable, notModified: false, total, dropped, oddField, isLast };
}

export const NO_ROWS = { items: [], dropped: 0, oddField: null };

function withEtag(answer: Omit<KnownAnswer, "etag">, etag: unknown): KnownAnswer | null {
  const fits = answer.url.length <= LONGEST_URL && (answer.nextUrl ?? "").length <= LONGEST_URL;
  if (!fits || typeof etag !== "string" || etag === "" || etag.length > LONGEST_ETAG) return null;
  return { ...answer, etag };
}

/** What an answer that is no list says; a GitHubError when it makes no sense. */
export function answered<T>(schema: z.ZodType<T>, { data, status }: Answer): T {
  const read = schema.safeParse(data);
  if (!read.success) throw new GitHubError("bad_payload", { status });
  return read.data;
}
