import { auditEntry } from "../../db/audit.ts";
import { listOf, ORG, okOrFile, operation } from "../operation.ts";
import { edge, page, query, search } from "../query.ts";

export const audit = {
  list: operation("GET", `${ORG}/audit`, {
    summary: `What was done, by whom and from where, newest first.`,
    access: "admin",
    query: query({
      actor: search.describe("Only what this e-mail, token name or `system` did; compared without case."),
      action: search.describe("Only this action, such as `token.created`."),
      from: edge.describe(
        "Start of the window, included: ISO date-time with a zone, or a date, which is a day of the organisation's time zone.",
      ),
      to: edge.describe("End of the window, not included."),
      ...page,
    }),
    answer: okOrFile(listOf(auditEntry)),
  }),
};
