import { quarantined as stored } from "../../db/quarantine.ts";
import { listOf, ORG, ok, operation } from "../operation.ts";
import { choice, page, query, search } from "../query.ts";
import { saidReason } from "../saying.ts";

const quarantined = stored.extend({ reason: saidReason });

export const quarantine = {
  list: operation("GET", `${ORG}/quarantine`, {
    summary: "Events that no reading could make sense of, newest first",
    access: "manager",
    query: query({
      stream: choice(["deployments", "incidents"]).describe("Only events of this stream."),
      reason: search.describe(
        "Only events that wait for this reason: its `code`, or `code.field`, such as `negative.recovery_time_sec`.",
      ),
      ...page,
    }),
    answer: ok(listOf(quarantined)),
  }),
  get: operation("GET", `${ORG}/quarantine/{id}`, {
    summary: "One event of the quarantine",
    access: "manager",
    answer: ok(quarantined),
  }),
};
