import { auditEntry } from "../../db/audit.ts";
import { listOf, ORG, okOrFile, operation } from "../operation.ts";
import { moment, page, query, search } from "../query.ts";

export const audit = {
  list: operation("GET", `${ORG}/audit`, {
    summary: `What was done, by whom and from where, newest first.`,
    access: "admin",
    query: query({
      actor: search.describe("Only what this e-mail, token name or `system` did; compared without case."),
      action: search.describe("Only this action, such as `token.created`."),
      from: moment.describe("Start of the window, included: ISO date-time with a zone, or a date in UTC."),
      to: moment.describe("End of the window, not included."),
      ...page,
    }),
    answer: okOrFile(listOf(auditEntry)),
  }),
};
