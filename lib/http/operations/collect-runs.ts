import * as answers from "../collect-answers.ts";
import { listOf, ORG, ok, operation } from "../operation.ts";
import { identifier, page, query } from "../query.ts";

export const collectRuns = {
  list: operation("GET", `${ORG}/collect-runs`, {
    summary: "Collections of metrics, newest first: how many are known, what was missing, what it took",
    access: "viewer",
    query: query({
      connection: identifier.describe(
        "Only those of this connection; those of the organisation's own events have its id.",
      ),
      ...page,
    }),
    answer: ok(listOf(answers.run)),
  }),
};
