import {
  CHANGE_STATES,
  COMMIT_ORIGINS,
  changeCounts,
  commitCounts,
  change as stored,
} from "../../db/changes.ts";
import { STAGES } from "../../domain/report/report.ts";
import { listOf, ORG, ok, okOrFile, operation } from "../operation.ts";
import { choice, page, reportQuery, search } from "../query.ts";
import { saidReason } from "../saying.ts";

const change = stored.extend({ rule: saidReason });

const origin = choice(COMMIT_ORIGINS).describe("Only those of this origin; `known` is any but unknown.");
const tool = search.describe("Only those that this AI tool had a part in.");
const q = search.describe(
  "Looked for in service, version, repository and external id of the deployment, and as the beginning of the sha.",
);

const deployedTo = search.describe(
  "`env:` and an environment, or `none`: only those that count at a deployment to it, as the row of that environment does. The filter `env` decides besides what had been delivered before.",
);

export const changes = {
  list: operation("GET", `${ORG}/changes`, {
    summary:
      "The changes that lead time counts in the report of the same filters, the newest deployment first",
    access: "viewer",
    query: reportQuery({
      state: choice(CHANGE_STATES).describe(
        "`counted`; `excluded`: those with negative times alone; `redelivered`: those delivered before. Default: `counted`.",
      ),
      stage: choice(STAGES).describe("Only those of which this stage is known."),
      deployedTo,
      origin,
      tool,
      q,
      ...page,
    }),
    answer: okOrFile(listOf(change)),
  }),
  count: operation("GET", `${ORG}/changes/counts`, {
    summary: "How many changes the list of the same filters holds, by state and by stage",
    access: "viewer",
    query: reportQuery({ deployedTo, origin, tool, q }),
    answer: ok(changeCounts),
  }),
};

const found = search.describe("Looked for in the repository, and as the beginning of the sha.");

export const commits = {
  list: operation("GET", `${ORG}/commits`, {
    summary:
      "The distinct commits that the report of the same filters counts by origin, each at the first deployment that lists it, newest first",
    access: "viewer",
    query: reportQuery({ origin, tool, q: found, ...page }),
    answer: okOrFile(listOf(change)),
  }),
  count: operation("GET", `${ORG}/commits/counts`, {
    summary: "How many commits the list of the same filters holds, by origin",
    access: "viewer",
    query: reportQuery({ tool, q: found }),
    answer: ok(commitCounts),
  }),
};
