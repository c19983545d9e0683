import { z } from "zod";
import * as stored from "../../db/sync-runs.ts";
import { listOf, ORG, ok, operation } from "../operation.ts";
import { choice, identifier, page, query } from "../query.ts";
import { saidError, saidReason } from "../saying.ts";

const said = {
  error: saidError.nullable(),
  gaps: z.array(stored.syncRun.shape.gaps.element.extend({ reason: saidReason })),
};
const syncRun = stored.syncRun.extend(said);
const syncRunDetail = stored.syncRunDetail.extend(said);

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
