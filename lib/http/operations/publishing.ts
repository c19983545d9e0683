import { z } from "zod";
import { begun, listOf, ORG, ok, operation } from "../operation.ts";
import * as answers from "../publishing-answers.ts";
import { dashboardQuery, publishingSettings, publishNow, pushedDashboard } from "../publishing-input.ts";
import { page, query } from "../query.ts";

export const publishing = {
  get: operation("GET", `${ORG}/publishing`, {
    summary: "How values go to Datadog as metrics",
    access: "manager",
    answer: ok(answers.publishing),
  }),
  set: operation("PUT", `${ORG}/publishing`, {
    summary: "Set how values go to Datadog as metrics; whatever is being sent is stopped",
    access: "admin",
    body: publishingSettings,
    answer: ok(answers.publishing),
  }),
  preview: operation("POST", `${ORG}/publishing/preview`, {
    summary:
      "The exact requests that would be sent now, what is left out, and what Datadog would count; sends nothing",
    access: "manager",
    answer: ok(answers.preview),
  }),
  run: operation("POST", `${ORG}/publishing/run`, {
    summary:
      "Send what stands and was not sent before; with the digest of a preview exactly that, or nothing",
    access: "admin",
    body: publishNow,
    bodyOptional: true,
    answer: begun(z.object({ runId: z.uuid() })),
  }),
  runs: operation("GET", `${ORG}/publishing/runs`, {
    summary: "What was sent, newest first, with what Datadog refused in its words",
    access: "manager",
    query: query({ ...page }),
    answer: ok(listOf(answers.run)),
  }),
  dashboards: operation("GET", `${ORG}/publishing/dashboards`, {
    summary: "Dashboards for Datadog as JSON, to copy",
    access: "manager",
    query: query(dashboardQuery),
    answer: ok(answers.dashboards),
  }),
  push: operation("POST", `${ORG}/publishing/dashboards/{kind}/push`, {
    summary: "Make this dashboard in Datadog, or replace the one that was made there",
    access: "admin",
    body: pushedDashboard,
    bodyOptional: true,
    answer: ok(z.object({ id: z.string(), url: z.string() })),
  }),
};
