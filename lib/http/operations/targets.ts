import { target } from "../../db/targets.ts";
import * as inputs from "../inputs.ts";
import { done, listOf, ORG, ok, operation } from "../operation.ts";
import { optionalDay, page, query } from "../query.ts";

export const targets = {
  list: operation("GET", `${ORG}/targets`, {
    summary: "The targets that hold, one for each metric, and those that are to follow, the latest first",
    access: "viewer",
    query: query({
      on: optionalDay.describe("Those that hold on this day and follow it. Default: today."),
      ...page,
    }),
    answer: ok(listOf(target)),
  }),
  set: operation("PUT", `${ORG}/targets/{metric}`, {
    summary:
      "Set the target of a metric from a day on; one of the same day is replaced, older ones hold until then",
    access: "admin",
    body: inputs.newTarget,
    answer: ok(target),
  }),
  remove: operation("DELETE", `${ORG}/targets/{metric}`, {
    summary: "Take all targets of a metric away, past and planned ones too",
    access: "admin",
    answer: done,
  }),
};
