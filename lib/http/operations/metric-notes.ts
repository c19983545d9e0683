import { metricNote } from "../../db/metric-notes.ts";
import * as inputs from "../inputs.ts";
import { created, done, listOf, ORG, ok, operation } from "../operation.ts";
import { edge, page, query } from "../query.ts";

export const metricNotes = {
  list: operation("GET", `${ORG}/metric-notes`, {
    summary:
      "What moved the numbers beside the work itself, newest first: changed settings, targets and repositories, decisions about vanished events, freezes and notes",
    access: "viewer",
    query: query({
      from: edge.describe(
        "Start of the window, included: ISO date-time with a zone, or a date, which is a day of the organisation's time zone.",
      ),
      to: edge.describe("End of the window, not included."),
      ...page,
    }),
    answer: ok(listOf(metricNote)),
  }),
  add: operation("POST", `${ORG}/metric-notes`, {
    summary: "Note a freeze, or anything else that the numbers are read by",
    access: "manager",
    body: inputs.newNote,
    answer: created(metricNote),
  }),
  remove: operation("DELETE", `${ORG}/metric-notes/{id}`, {
    summary: "Take a freeze or note away; changed settings stay",
    access: "manager",
    answer: done,
  }),
};
