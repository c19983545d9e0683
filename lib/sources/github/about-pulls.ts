import { type GitHubClient, NOTHING_KNOWN } from "./client.ts";
import { PER_PAGE } from "./conditional.ts";
import { GitHubError } from "./github-error.ts";
import { askOrGone } from "./gone.ts";
import { answered } from "./page.ts";
import type { GitHubReader, ListPage, PullFacts, Review } from "./reader.ts";
import { pathOf } from "./repository-path.ts";
import { pullRow, reviewRow } from "./wire.ts";

const REVIEWS = { row: reviewRow, at: (review: Review) => review.at };

/** Pull requests and their reviews. */
export function aboutPulls(
  client: GitHubClient,
): Pick<GitHubReader, "openPulls" | "closedPulls" | "pull" | "reviews"> {
  return {
    openPulls: async function* (repository, known) {
      const path = `${pathOf(repository)}/pulls?state=open&sort=created&direction=asc&per_page=${PER_PAGE}&page=1`;
      yield* client.list(path, { row: pullRow, at: (pull) => pull.createdAt }, known);
    },
    closedPulls: async function* (repository, since, known) {
      const path = `${pathOf(repository)}/pulls?state=closed&sort=updated&direction=desc&per_page=${PER_PAGE}&page=1`;
      const pages = client.list(path, { row: pullRow, at: (pull) => pull.updatedAt }, known);
      yield* until(Date.parse(since), pages);
    },
    pull: async (repository, number) => {
      const path = `${pathOf(repository)}/pulls/${number}`;
      const answer = await askOrGone(client, path, `${pathOf(repository)}/pulls?state=all&per_page=1`);
      return answer === null ? null : answered(pullRow, answer);
    },
    reviews: async (repository, number) => {
      const path = `${pathOf(repository)}/pulls/${number}/reviews?per_page=${PER_PAGE}&page=1`;
      return await whole(client.list(path, REVIEWS, NOTHING_KNOWN));
    },
  };
}

/** Pages by last update, newest first, as far as the one that ends before a moment. */
async function* until(since: number, pages: AsyncIterable<ListPage<PullFacts>>) {
  for await (const page of pages) {
    const oldestAt = page.answer?.oldestAt ?? page.items.at(-1)?.updatedAt ?? null;
    const isLast = page.isLast || (oldestAt !== null && Date.parse(oldestAt) < since);
    yield { ...page, isLast };
    if (isLast) return;
  }
}

/** All rows of a list of which nobody is told that some are odd: then there is none. */
async function whole<T>(pages: AsyncIterable<ListPage<T>>): Promise<T[]> {
  const all: T[] = [];
  for await (const { items, dropped } of pages) {
    if (dropped > 0) throw new GitHubError("bad_payload");
    all.push(...items);
  }
  return all;
}
