import { z } from "zod";
import { dataQuality as stored } from "../../db/data-quality.ts";
import * as inputs from "../inputs.ts";
import { ORG, ok, operation } from "../operation.ts";
import { saidReason } from "../saying.ts";
import { check, notJudged } from "../saying-quality.ts";

const connection = stored.shape.connections.element;
const coverage = connection.shape.streams.shape.deployments;
const said = coverage.extend({ gaps: z.array(coverage.shape.gaps.element.extend({ reason: saidReason })) });
const quality = stored.extend({
  connections: z.array(connection.extend({ streams: z.object({ deployments: said, incidents: said }) })),
  checks: z.array(check).describe("What each check found, in the order in which they build on each other."),
  notJudged: z.array(notJudged).describe("Checks that had nothing to judge yet."),
});

export const dataQuality = {
  get: operation("GET", `${ORG}/data-quality`, {
    summary: "How far the numbers can be trusted: coverage, gaps, and what production events of 90 days lack",
    access: "viewer",
    answer: ok(quality),
  }),
  leaveOutReruns: operation("POST", `${ORG}/data-quality/reruns`, {
    summary:
      "Leave out all re-runs of production in the last 90 days, or bring back those that were left out so. A re-run that failed leaves its failure to what it repeats; what somebody corrected by hand stays",
    access: "manager",
    body: inputs.reruns,
    answer: ok(z.object({ changed: z.number().describe("Deployments left out, or brought back.") })),
  }),
};
