import { z } from "zod";
import {
  DEPLOYMENT_SORTS,
  deployment,
  deploymentCounts,
  deploymentDetail as stored,
} from "../../db/deployments.ts";
import { DEPLOYMENT_CHECKS } from "../../domain/quality/checks.ts";
import { STAGES } from "../../domain/report/report.ts";
import { LACKS, LIVES, ORIGIN_CHOICES } from "../../domain/report/verdicts.ts";
import * as inputs from "../inputs.ts";
import { listOf, ORG, ok, okOrFile, operation } from "../operation.ts";
import { choice, flag, order, page, reportQuery, search as words } from "../query.ts";
import { saidReason } from "../saying.ts";

const commit = stored.shape.commits.element.extend({ rule: saidReason });
const deploymentDetail = stored.extend({ commits: z.array(commit) });

/** What the list and its counts can both be narrowed to. */
const search = {
  origin: choice(ORIGIN_CHOICES).describe(
    "Only those with a commit of this origin; `known` is any but unknown, `without_ai` known ones and none by AI; `none`: only those without commits.",
  ),
  tool: words.describe("Only those with a commit that this AI tool had a part in."),
  stage: choice(STAGES).describe("Only those with an average of this stage of lead time."),
  life: choice(LIVES).describe(
    "`ended`: only those whose version has lived, since a later deployment of their connection, service and environment took its place.",
  ),
  lacks: choice(LACKS).describe(
    "Only those without this: an environment, a team, a repository, a lead time, or a commit of known origin.",
  ),
  q: words.describe(
    "Looked for in service, version, repository and external id, and as the beginning of a commit sha.",
  ),
  check: choice(DEPLOYMENT_CHECKS).describe(
    "Only those that this check of data quality is about, found in the same window and environments.",
  ),
  name: words.describe("Of `check` only what is about the item of this name."),
};

export const deployments = {
  list: operation("GET", `${ORG}/deployments`, {
    summary: `The deployments that the report of the same filters counts, newest first.`,
    access: "viewer",
    query: reportQuery({
      failed: flag.describe("Only failed ones; several of these flags mean any of them."),
      pending: flag.describe("Only those without a verdict yet."),
      corrected: flag.describe("Only those of which a manager said that they failed or are fine."),
      rework: flag.describe("Only those that repaired an earlier one."),
      fine: flag.describe("Only those judged fine."),
      recovered: flag.describe("Only failed ones with a recovery time."),
      unrecovered: flag.describe("Only failed ones without a recovery time."),
      rolledBack: flag.describe("Only failed ones that a rollback repaired."),
      conflict: flag.describe("Only corrected ones of which Datadog says something else since."),
      leftOut: flag.describe(
        "Those that a manager left out instead, which are in no other list and no figure.",
      ),
      ...search,
      sort: order("started_at", DEPLOYMENT_SORTS).describe(
        "`started_at`: the newest first. Or those with the greatest `recovery`, `lead_time` (the mean of their commits) or number of `commits`, and those without one last. Default: `started_at`.",
      ),
      ...page,
    }),
    answer: okOrFile(listOf(deployment)),
  }),
  count: operation("GET", `${ORG}/deployments/counts`, {
    summary: "How many deployments the list of the same filters holds, by each of its flags alone",
    access: "viewer",
    query: reportQuery(search),
    answer: ok(deploymentCounts),
  }),
  get: operation("GET", `${ORG}/deployments/{id}`, {
    summary:
      "One deployment with its commits, each with its origin, the rule that decided and where it was delivered first",
    access: "viewer",
    answer: ok(deploymentDetail),
  }),
  correct: operation("PUT", `${ORG}/deployments/{id}/verdict`, {
    summary: "Correct the verdict of a deployment: it counts instead of Datadog's, which no sync changes",
    access: "manager",
    body: inputs.verdict,
    answer: ok(deploymentDetail),
  }),
  undo: operation("DELETE", `${ORG}/deployments/{id}/verdict`, {
    summary: "Undo a correction: Datadog's newest verdict counts again",
    access: "manager",
    answer: ok(deploymentDetail),
  }),
  correctAll: operation("POST", `${ORG}/deployments/verdicts`, {
    summary: "Correct the verdicts of up to 200 deployments, all or none",
    access: "manager",
    body: inputs.verdicts,
    answer: ok(z.object({ items: z.array(deployment) })),
  }),
};
