import { expect, test } from "vitest";
import { openGitHub } from "#lib/sources/github/github.ts";
import type { GitHubReader, KnownAnswer, KnownAnswers, ListPage } from "#lib/sources/github/reader.ts";
import { ago, NOW, start, TOKEN } from "../../scripts/simulator/github/harness.ts";

const REPOSITORY = "acme/shop";
const DAY_HOURS = 24;

const sha = (index: number) => index.toString(16).padStart(40, "0");
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

/** A busy week: lists of several pages, more runs than a search gives, and one day of them alone. */
const BUSY = {
  pulls: [
    ...many(150, (i) => ({ number: i + 1, createdAt: ago(100 + i) })),
    ...many(120, (i) => ({ number: i + 201, createdAt: ago(200 + i), closedAt: ago(1 + i) })),
  ],
  runs: [
    ...many(1100, (i) => ({ id: i + 1, createdAt: ago(30 + i / 100), endedAt: ago(29.9 + i / 100) })),
    ...many(300, (i) => ({ id: i + 2001, createdAt: ago(60 + i / 4), endedAt: ago(59.9 + i / 4) })),
  ],
  commits: many(130, (i) => ({ sha: sha(i + 1), committedAt: ago(1 + i) })),
  pushes: many(130, (i) => ({ branch: `branch-${i}`, at: ago(1 + i) })),
};

/** All that is read of a repository again and again, list by list. */
async function poll(reader: GitHubReader, known: KnownAnswers) {
  const since = ago(6 * DAY_HOURS).slice(0, 10);
  const runs = reader.runs(REPOSITORY, { since, until: NOW.toISOString().slice(0, 10) }, known);
  return {
    repository: [await reader.repository(REPOSITORY, known)],
    open: await all(reader.openPulls(REPOSITORY, known)),
    closed: await all(reader.closedPulls(REPOSITORY, ago(6 * DAY_HOURS), known)),
    runs: await all(runs),
    commits: await all(reader.commits(REPOSITORY, { branch: "main", since }, known)),
    pushes: await all(reader.pushes(REPOSITORY, known)),
  };
}

async function all<T>(list: AsyncIterable<ListPage<T>>): Promise<ListPage<T>[]> {
  const pages: ListPage<T>[] = [];
  for await (const page of list) pages.push(page);
  return pages;
}

const rowsOf = (pages: readonly ListPage<unknown>[]) =>
  new Set(pages.flatMap(({ items }) => items.map((item) => JSON.stringify(item)))).size;

test("a second poll of an unchanged repository costs no counted request, however much there is in it", async () => {
  const github = await start(BUSY);
  const open = openGitHub({ baseUrl: github.url, now: () => NOW.getTime() });
  const first = await poll(open(TOKEN, "an organisation"), new Map());
  expect(Object.values(first).map(rowsOf)).toEqual([1, 150, 120, 1400, 130, 130]);

  const answers = Object.values(first).flatMap((pages: ListPage<unknown>[]) =>
    pages.map(({ answer }) => answer),
  );
  const known = new Map(
    answers.filter((answer): answer is KnownAnswer => answer !== null).map((answer) => [answer.url, answer]),
  );
  const again = open(TOKEN, "an organisation");
  const second = await poll(again, known);
  expect(again.usage()).toMatchObject({ calls: 0, notModified: answers.length });
  expect(Object.values(second).map(rowsOf)).toEqual([0, 0, 0, 0, 0, 0]);
});
