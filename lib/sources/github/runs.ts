import type { GitHubClient } from "./client.ts";
import { PER_PAGE } from "./conditional.ts";
import { GitHubError } from "./github-error.ts";
import { NO_ROWS } from "./page.ts";
import type { KnownAnswers, ListPage, RunFacts } from "./reader.ts";
import { runRow } from "./wire.ts";

/** A search gives no more, whatever its `total_count`. */
const MOST_RESULTS = 1000;
const DAY_MS = 86_400_000;

/** Days, `YYYY-MM-DD` in UTC, both included. */
export type Days = { since: string; until: string };

/** What is asked for in one list, and what to ask for instead where that holds too many. */
export type Span = {
  created: string;
  /** Where its runs are, in epoch milliseconds. */
  from: number;
  to: number;
  parts: () => Span[];
};

/** Days as one list. Open towards the present: what begins while we read is of today as well. */
export function spanOf({ since, until }: Days, today: string): Span {
  const parts = () => (since < until ? daysOf({ since, until }).map(dayOf) : halvesOf(since));
  if (until < today) return { ...daysFrom(since, until), created: `${since}..${until}`, parts };
  return { ...daysFrom(since, until), to: Number.POSITIVE_INFINITY, created: `>=${since}`, parts };
}

function dayOf(day: string): Span {
  return { ...daysFrom(day, day), created: `${day}..${day}`, parts: () => halvesOf(day) };
}

/** A day more on both sides: whose midnight it is, is not for us to say. */
function daysFrom(since: string, until: string): Pick<Span, "from" | "to"> {
  return { from: Date.parse(since) - DAY_MS, to: Date.parse(until) + 2 * DAY_MS };
}

function halvesOf(day: string): Span[] {
  const from = Date.parse(`${day}T00:00:00Z`);
  return secondsOf(from, from + DAY_MS - 1000).parts();
}

/** From one second to another, both included; a single second has no parts. */
function secondsOf(from: number, to: number): Span {
  const middle = from + Math.floor((to - from) / 2000) * 1000;
  return {
    ...{ from, to, created: `${isoOf(from)}..${isoOf(to)}` },
    parts: () => (from >= to ? [] : [secondsOf(middle + 1000, to), secondsOf(from, middle)]),
  };
}

/** Newest first, as GitHub lists. */
function daysOf({ since, until }: Days): string[] {
  const [from, to] = [Date.parse(since), Date.parse(until)];
  const length = Math.round((to - from) / DAY_MS) + 1;
  return Array.from({ length }, (_, index) => isoOf(to - index * DAY_MS).slice(0, 10));
}

function isoOf(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** The runs of a span, each list of it whole, or as much as GitHub gives of a single second. */
export async function* runsIn(
  asked: { client: GitHubClient; path: string; known: KnownAnswers },
  span: Span,
): AsyncGenerator<ListPage<RunFacts>> {
  const query = `created=${encodeURIComponent(span.created)}&per_page=${PER_PAGE}&page=1`;
  const rows = { row: runRow, at: (run: RunFacts) => run.createdAt };
  let isFirst = true;
  for await (const page of asked.client.list(`${asked.path}?${query}`, rows, asked.known)) {
    // Without a total nobody can say whether these are all, and without the filter they are of any time.
    if (page.total === null || page.items.some((run) => !isWithin(run, span)))
      throw new GitHubError("bad_payload");
    const parts = isFirst && page.total >= MOST_RESULTS ? span.parts() : [];
    if (parts.length > 0) {
      yield withoutRows(page);
      for (const part of parts) yield* runsIn(asked, part);
      return;
    }
    yield page;
    isFirst = false;
  }
}

function isWithin({ createdAt }: RunFacts, { from, to }: Span): boolean {
  const at = Date.parse(createdAt);
  return at >= from && at < to + 1000;
}

/** That it told of too many is kept, so that it need not be told again. */
function withoutRows(page: ListPage<RunFacts>): ListPage<RunFacts> {
  const answer = page.answer === null ? null : { ...page.answer, nextUrl: null, items: 0, oldestAt: null };
  return { ...page, ...NO_ROWS, answer, total: null, isLast: true };
}
