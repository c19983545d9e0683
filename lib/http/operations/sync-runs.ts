import { syncRun, syncRunDetail } from "../../db/sync-runs.ts";
import { listOf, ORG, ok, operation } from "../operation.ts";
import { choice, identifier, page, query } from "../query.ts";

export const syncRuns = {
  list: operation("GET", `${ORG}/sync-runs`, {
    summary: "Syncs, newest first",
    access: "viewer",
    query: query({
      connection: identifier.describe("Only the runs of this connection."),
      status: choice(["queued", "running", "succeeded", "partial", "failed", "cancelled"]).describe(
        "Only runs in this state.",
      ),
      ...page,
    }),
    answer: ok(listOf(syncRun)),
  }),
  get: operation("GET", `${ORG}/sync-runs/{id}`, {
    summary: "One sync with its slices, in the order of their commits",
    access: "viewer",
    answer: ok(syncRunDetail),
  }),
};
