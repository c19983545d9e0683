import { text } from "../../db/bounds.ts";
import { healthMarks } from "../../db/health.ts";
import { CATALOGUE } from "../../domain/catalogue/catalogue.ts";
import { snapshots as daily, health as grid } from "../health-answers.ts";
import * as inputs from "../inputs.ts";
import { ORG, ok, okOrFile, operation } from "../operation.ts";
import { daysOfGrid, known, optionalDay, query, scope } from "../query.ts";

const METRICS = CATALOGUE.map(({ key }) => key);

export const health = {
  get: operation("GET", `${ORG}/health`, {
    summary: "The health grid: a figure of merit of each row and day, with what it was made of",
    access: "viewer",
    query: query({
      days: daysOfGrid,
      to: optionalDay.describe("The last day, in the organisation's time zone. Default: today."),
      scope: scope.describe("A repository as host/owner/name. Default: the organisation."),
    }),
    answer: ok(grid),
  }),
  thresholds: operation("GET", `${ORG}/health/thresholds`, {
    summary:
      "The marks by which rows of the health grid are judged that differ from the usual ones, and their version",
    access: "viewer",
    answer: ok(healthMarks),
  }),
  setThresholds: operation("PUT", `${ORG}/health/thresholds`, {
    summary:
      "Set all marks that differ from the usual ones, of the version that was seen; an empty list sets them back",
    access: "admin",
    body: inputs.healthMarks,
    answer: ok(healthMarks),
  }),
};

export const snapshots = {
  list: operation("GET", `${ORG}/snapshots`, {
    summary: "The daily values of one metric of the catalogue, oldest first",
    access: "viewer",
    query: query({
      metric: known(METRICS).describe("Its key, such as `github.prs.open`."),
      scope: scope.describe("A repository as host/owner/name. Default: the organisation."),
      part: text(300)
        .nullable()
        .default(null)
        .describe(
          "Which of several values of a day: the name of a workflow, for `github.ci.duration`. Default: all.",
        ),
      from: optionalDay.describe(
        "The first day, in the organisation's time zone. Default: 29 days before the last.",
      ),
      to: optionalDay.describe("The last day. Default: today."),
    }),
    answer: okOrFile(daily),
  }),
};
