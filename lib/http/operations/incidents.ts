import { incident } from "../../db/events.ts";
import { INCIDENT_CHECKS } from "../../domain/quality/checks.ts";
import { listOf, ORG, okOrFile, operation } from "../operation.ts";
import { choice, flag, page, reportQuery, search } from "../query.ts";

export const incidents = {
  list: operation("GET", `${ORG}/incidents`, {
    summary: `The incidents that the report of the same filters counts, newest first.`,
    access: "viewer",
    query: reportQuery({
      open: flag.describe("Only open ones."),
      q: search.describe("Looked for in name, version, external id and services."),
      check: choice(INCIDENT_CHECKS).describe(
        "Only those that this check of data quality is about, found in the same window and environments.",
      ),
      name: search.describe("Of `check` only what is about the item of this name."),
      ...page,
    }),
    answer: okOrFile(listOf(incident)),
  }),
};
