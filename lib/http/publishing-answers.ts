import { z } from "zod";
import { publishRun, publishing as settings } from "../db/publishing.ts";
import { said } from "../db/said.ts";
import { DASHBOARD_KINDS, type DashboardWords } from "../domain/publish/dashboards/dashboard.ts";
import type { LeftOut } from "../domain/publish/left-out.ts";
import type { Preview } from "../publish/preview.ts";
import { dashboardWords, sayLeftOut, sayLeftOutCode } from "../words/publishing-words.ts";
import { say } from "../words/say.ts";
import { wordsIn } from "../words/words.ts";
import { saidError, saidReason, withMessage } from "./saying.ts";

// What the API answers of publishing: English, in every language of the reader.

export const publishing = settings;

const leftOut = z.object({
  key: z.string().describe("The metric in the catalogue, without a prefix."),
  scope: z.string(),
  part: z.string(),
  reason: saidReason,
});

const series = z.object({
  key: z.string(),
  scope: z.string().describe("host/owner/name; empty for the organisation."),
  part: z.string().describe("The workflow or check; empty where there is one value."),
  metric: z.string(),
  tags: z.array(z.string()),
  unit: z.string().nullable(),
  value: z.number(),
  at: z.string().describe("The time of its point."),
  to: z.string().describe("End of the window that the value describes."),
  restamped: z.boolean().describe("Sent once more with the time of now, since its own is too long ago."),
  sent: z.boolean().describe("An earlier run sent this very point: it is in no body."),
});

export const preview = z.object({
  digest: z.string().describe("Give it to `run`: exactly these bodies are sent, or none."),
  bodies: z.array(z.string()).describe("The requests, byte for byte."),
  series: z.array(series),
  refused: z.array(leftOut).describe("Known and not sent."),
  missing: z.array(leftOut).describe("Not known, so there is no point."),
  billable: z.object({
    series: z
      .number()
      .int()
      .describe("Distinct names with their tags: what Datadog counts as custom metrics."),
    listPriceUsdPerMonth: z.number().describe("A hint by the list price; your contract counts."),
    means: z.string(),
  }),
});

export function sayPreview(made: Preview): z.infer<typeof preview> {
  const words = wordsIn("en");
  const { series: all, refused, missing, billable } = made;
  return {
    ...made,
    series: all.map((one) => ({ ...one, at: new Date(one.at * 1000).toISOString().replace(".000Z", "Z") })),
    refused: refused.map(withWords),
    missing: missing.map(withWords),
    billable: { ...billable, means: words.t("publishing.billableMeans") },
  };
}

function withWords(one: LeftOut) {
  const reason = { ...said.parse(one.reason), message: sayLeftOut(wordsIn("en"), one.reason) };
  return { ...one, reason };
}

export const run = publishRun.extend({
  leftOut: z.array(publishRun.shape.leftOut.element.extend({ message: z.string() })),
  problems: z.array(publishRun.shape.problems.element.extend({ message: z.string() })),
  error: saidError.nullable(),
  arrival: publishRun.shape.arrival.unwrap().extend({ error: saidError.nullable() }).nullable(),
});

export function sayRun(one: z.infer<typeof publishRun>): z.infer<typeof run> {
  const words = wordsIn("en");
  const problems = one.problems.map((problem) => ({ ...problem, message: say(words, "errors", problem) }));
  const leftOut = one.leftOut.map((group) => ({ ...group, message: sayLeftOutCode(words, group.code) }));
  const arrival = one.arrival && { ...one.arrival, error: withMessage(one.arrival.error) };
  return { ...one, leftOut, problems, error: withMessage(one.error), arrival };
}

const dashboard = z.object({
  kind: z.enum(DASHBOARD_KINDS),
  dashboard: z
    .looseObject({ title: z.string(), widgets: z.array(z.unknown()) })
    .nullable()
    .describe("As Datadog's API takes it; null while the address of its picture is not given."),
  pushed: z.object({ id: z.string(), url: z.string(), pushedAt: z.string() }).nullable(),
});
export const dashboards = z.object({ items: z.array(dashboard) });

export const ENGLISH_BOARD: DashboardWords = dashboardWords(wordsIn("en"));
