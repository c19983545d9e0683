import { incident } from "../../db/events.ts";
import { listOf, ORG, okOrFile, operation } from "../operation.ts";
import { flag, page, reportQuery, search } from "../query.ts";

export const incidents = {
  list: operation("GET", `${ORG}/incidents`, {
    summary: `The incidents that the report of the same filters counts, newest first.`,
    access: "viewer",
    query: reportQuery({
      open: flag.describe("Only open ones."),
      q: search.describe("Looked for in name, version, external id and services."),
      ...page,
    }),
    answer: okOrFile(listOf(incident)),
  }),
};
