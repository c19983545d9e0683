import { z } from "zod";
import type { CommitDetails, Review } from "./reader.ts";
import { authorOf, count, id, moment, name } from "./wire.ts";

// Readings of what GraphQL tells. Here nothing may be odd: whatever is, is asked for by itself.

const actor = z.object({ __typename: name, login: name, databaseId: id.nullish() }).nullable();

export const REVIEWS = `fragment asked on PullRequest {
  reviews(first: 30) {
    pageInfo { hasNextPage }
    nodes { submittedAt author { __typename login ${["User", "Bot", "Mannequin", "Organization"]
      .map((type) => `... on ${type} { databaseId }`)
      .join(" ")} } }
  }
}`;

/** All of them, or none: the first may stand anywhere. */
export const reviewsTold = z
  .object({
    reviews: z.object({
      pageInfo: z.object({ hasNextPage: z.literal(false) }),
      nodes: z.array(z.object({ submittedAt: moment.nullable(), author: actor })),
    }),
  })
  .transform(({ reviews }): Review[] =>
    reviews.nodes.flatMap(({ submittedAt: at, author }) => {
      const by = author && { id: author.databaseId ?? null, login: author.login, type: author.__typename };
      const { accountId, isBot } = authorOf(by);
      return at === null ? [] : [{ at, accountId, isBot }];
    }),
  );

const CHANGED = "additions deletions";

export const DETAILS = `fragment asked on Commit {
  oid ${CHANGED} changedFilesIfAvailable
  associatedPullRequests(first: 1) {
    nodes { ${CHANGED} mergeCommit { oid } files(first: 100) { totalCount nodes { path } } }
  }
}`;

const lines = { additions: count, deletions: count };

const merged = z.object({
  ...lines,
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  files: z.object({ totalCount: count, nodes: z.array(z.object({ path: z.string() })) }).nullable(),
});

/** GraphQL names no files of a commit, but those of the pull request that it is. */
export const detailsTold = z
  .object({
    ...lines,
    oid: z.string(),
    changedFilesIfAvailable: count.nullable(),
    associatedPullRequests: z.object({ nodes: z.array(merged) }).nullable(),
  })
  .transform(({ associatedPullRequests, ...commit }): CommitDetails | null => {
    const { additions, deletions, changedFilesIfAvailable: changed } = commit;
    if (changed === 0) return { additions, deletions, files: [] };
    const [pull] = associatedPullRequests?.nodes ?? [];
    const files = pull?.files?.nodes.map(({ path }) => path) ?? [];
    // The last commit of a pull request that was rebased is its merge commit, too, and holds a part of it.
    const isWhole =
      pull?.mergeCommit?.oid === commit.oid &&
      pull.additions === additions &&
      pull.deletions === deletions &&
      pull.files?.totalCount === changed &&
      files.length === changed;
    return isWhole ? { additions, deletions, files } : null;
  });
