import type { GitHubClient } from "./client.ts";
import { askMany } from "./questions.ts";
import type { GitHubReader } from "./reader.ts";
import { DETAILS, detailsTold, REVIEWS, reviewsTold } from "./wire-many.ts";

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What is asked of many pull requests or commits in one. */
export function aboutMany(client: GitHubClient): Pick<GitHubReader, "reviewsOf" | "detailsOf"> {
  return {
    reviewsOf: (pulls) => {
      const questions = pulls.map(({ repository, number }) => ({
        repository,
        field: `pullRequest(number: ${number})`,
      }));
      return askMany(client, questions, { fragment: REVIEWS, row: reviewsTold });
    },
    detailsOf: (commits) => {
      const questions = commits.map(({ repository, sha }) => ({
        repository: SHA.test(sha) ? repository : "",
        field: `object(oid: "${sha}")`,
      }));
      return askMany(client, questions, { fragment: DETAILS, row: detailsTold });
    },
  };
}
