import type { z } from "zod";
import { type GitHubClient, NOTHING_KNOWN } from "./client.ts";
import { PER_PAGE } from "./conditional.ts";
import { GitHubError } from "./github-error.ts";
import { askOrGone } from "./gone.ts";
import { answered, NO_ROWS } from "./page.ts";
import type { BranchPush, CommitDetails, CommitFacts, GitHubReader, ListPage } from "./reader.ts";
import { pathOf } from "./repository-path.ts";
import { commitRow, comparisonAnswer, detailsAnswer, pushRow } from "./wire.ts";

const COMMITS = { row: commitRow, at: (commit: CommitFacts) => commit.committedAt };
const PUSHES = { row: pushRow, at: (push: BranchPush) => push.at };
const NO_COMMITS: ListPage<CommitFacts> = {
  ...NO_ROWS,
  answer: null,
  notModified: false,
  total: null,
  isLast: true,
};

/** Commits, and the branches that hold them. */
export function aboutCode(
  client: GitHubClient,
): Pick<GitHubReader, "commits" | "commit" | "holds" | "pushes"> {
  return {
    commits: async function* (repository, { branch, since }, known) {
      const of = `sha=${encodeURIComponent(branch)}&since=${since}T00%3A00%3A00Z`;
      const path = `${pathOf(repository)}/commits?${of}&per_page=${PER_PAGE}&page=1`;
      try {
        yield* client.list(path, COMMITS, known);
      } catch (error) {
        if (!(error instanceof GitHubError && error.failure === "empty")) throw error;
        yield NO_COMMITS;
      }
    },
    commit: async (repository, sha) =>
      details(client, `${pathOf(repository)}/commits/${encodeURIComponent(sha)}`),
    holds: async (repository, branch, sha) => {
      const [path, from, to] = [pathOf(repository), encodeURIComponent(sha), encodeURIComponent(branch)];
      const neighbours = `${path}/commits?sha=${to}&per_page=1`;
      const answer = await askOrGone(client, `${path}/compare/${from}...${to}?per_page=1&page=1`, neighbours);
      return answer !== null && answered(comparisonAnswer, answer);
    },
    pushes: async function* (repository, known) {
      const path = `${pathOf(repository)}/activity?time_period=week&direction=desc&per_page=${PER_PAGE}`;
      yield* client.list(path, PUSHES, known);
    },
  };
}

/** GitHub names so many files of a commit and no more, and does not say how many there are. */
const MOST_FILES = 3000;

/** The lines are those of all files, whose names come by pages. */
async function details(client: GitHubClient, path: string): Promise<CommitDetails> {
  const pages: z.output<typeof detailsAnswer>[] = [];
  for await (const answer of client.pages(path, NOTHING_KNOWN)) pages.push(answered(detailsAnswer, answer));
  const [{ additions, deletions } = { additions: 0, deletions: 0 }] = pages;
  const files = pages.flatMap((page) => page.files);
  return { additions, deletions, files: files.length < MOST_FILES ? files : null };
}
