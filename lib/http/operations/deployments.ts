import { z } from "zod";
import { deployment, deploymentDetail as stored } from "../../db/events.ts";
import { listOf, ORG, ok, okOrFile, operation } from "../operation.ts";
import { flag, page, reportQuery, search } from "../query.ts";
import { saidReason } from "../saying.ts";

const commit = stored.shape.commitList.element.extend({ rule: saidReason });
const deploymentDetail = stored.extend({ commitList: z.array(commit) });

export const deployments = {
  list: operation("GET", `${ORG}/deployments`, {
    summary: `The deployments that the report of the same filters counts, newest first.`,
    access: "viewer",
    query: reportQuery({
      failed: flag.describe("Only failed ones; with `pending=true`, either."),
      pending: flag.describe("Only those without a verdict yet."),
      q: search.describe(
        "Looked for in service, version, repository and external id, and as the beginning of a commit sha.",
      ),
      ...page,
    }),
    answer: okOrFile(listOf(deployment)),
  }),
  get: operation("GET", `${ORG}/deployments/{id}`, {
    summary: "One deployment with its commits, each with its origin and the rule that decided",
    access: "viewer",
    answer: ok(deploymentDetail),
  }),
};
