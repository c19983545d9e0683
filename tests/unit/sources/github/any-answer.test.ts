import fc from "fast-check";
import { expect, test } from "vitest";
import type { GitHubReader } from "#lib/sources/github/reader.ts";
import { SourceError } from "#lib/sources/source.ts";
import {
  NOTHING,
  pagesOf,
  pull,
  REPOSITORY,
  readerOf,
  run,
  type Said,
  startGitHub,
} from "../../fixtures/github-peer.ts";

const DAYS = { since: "2026-11-27", until: "2026-11-27" };
const ASKED: ((reader: GitHubReader) => Promise<unknown>)[] = [
  (reader) => pagesOf(reader.openPulls(REPOSITORY, NOTHING)),
  (reader) => pagesOf(reader.closedPulls(REPOSITORY, "2026-11-20T00:00:00Z", NOTHING)),
  (reader) => pagesOf(reader.runs(REPOSITORY, DAYS, NOTHING)),
  (reader) => pagesOf(reader.commits(REPOSITORY, { branch: "main", since: "2026-11-20" }, NOTHING)),
  (reader) => pagesOf(reader.pushes(REPOSITORY, NOTHING)),
  (reader) => reader.repository(REPOSITORY, NOTHING),
  (reader) => reader.pull(REPOSITORY, 1),
  (reader) => reader.reviews(REPOSITORY, 1),
  (reader) => reader.commit(REPOSITORY, "3b94557"),
  (reader) => reader.reviewsOf([{ repository: REPOSITORY, number: 1 }]),
  (reader) => reader.detailsOf([{ repository: REPOSITORY, sha: "3b94557c0ffee3b94557c0ffee3b94557c0ffee0" }]),
  (reader) => reader.attempt(REPOSITORY, { id: 1, attempt: 1 }),
  (reader) => reader.holds(REPOSITORY, "main", "3b94557"),
  (reader) => reader.whoAmI(),
  (reader) => reader.lacking(REPOSITORY),
  (reader) => reader.listRepositories(3),
];

const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(pull(1), run(1), null, "", -1, 2 ** 63));
const keys = fc.constantFrom(
  "total_count",
  "total_commits",
  "url",
  "data",
  "errors",
  "message",
  "workflow_runs",
  "stats",
);
const body = fc.oneof(odd, fc.array(odd), fc.dictionary(keys, fc.oneof(odd, fc.array(odd))));
const answer: fc.Arbitrary<Said> = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 202, 203, 206, 304, 400, 403, 404, 409, 418, 422, 429, 500),
  headers: fc.constantFrom<Record<string, string>[]>(
    {},
    { "content-type": "text/plain" },
    { link: "<?>; rel=next" },
    { "retry-after": "never" },
    { "x-ratelimit-reset": "-1", "x-ratelimit-remaining": "0" },
  ),
  body,
});

test("whatever GitHub answers, it is read or a failure of GitHub's, and no fault of ours", async () => {
  let said: Said = {};
  const { url } = await startGitHub(() => said);
  await fc.assert(
    fc.asyncProperty(answer, fc.constantFrom(...ASKED), async (given, ask) => {
      said = given;
      const error = await ask(readerOf(url)).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error === null || error instanceof SourceError ? null : error).toBeNull();
    }),
    { numRuns: 80 },
  );
});
