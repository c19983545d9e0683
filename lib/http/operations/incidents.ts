import { INCIDENT_STATES, incident, incidentCounts, incidentDetail } from "../../db/incidents.ts";
import { INCIDENT_CHECKS } from "../../domain/quality/checks.ts";
import { listOf, ORG, ok, okOrFile, operation } from "../operation.ts";
import { choice, flag, page, reportQuery, search as words } from "../query.ts";

/** What the list and its counts can both be narrowed to. */
const search = {
  q: words.describe("Looked for in name, version, external id and services."),
  check: choice(INCIDENT_CHECKS).describe(
    "Only those that this check of data quality is about, found in the same window and environments.",
  ),
  name: words.describe("Of `check` only what is about the item of this name."),
};

export const incidents = {
  list: operation("GET", `${ORG}/incidents`, {
    summary: `The incidents that the report of the same filters counts, newest first.`,
    access: "viewer",
    query: reportQuery({
      open: flag.describe("Only open ones."),
      state: choice(INCIDENT_STATES).describe(
        "Only `open` or `closed` ones; `now`: all that are open at this moment, whenever they started.",
      ),
      ...search,
      ...page,
    }),
    answer: okOrFile(listOf(incident)),
  }),
  count: operation("GET", `${ORG}/incidents/counts`, {
    summary: "How many incidents the list of the same filters holds, by state",
    access: "viewer",
    query: reportQuery(search),
    answer: ok(incidentCounts),
  }),
  get: operation("GET", `${ORG}/incidents/{id}`, {
    summary:
      "One incident with the deployments of its services in the 24 hours before it began and until it ended",
    access: "viewer",
    answer: ok(incidentDetail),
  }),
};
