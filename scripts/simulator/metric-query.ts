import { z } from "zod";
import { RefusedRequest } from "./reply.ts";
import type { SubmittedSeries } from "./request-log.ts";

const JSON_TYPE = "application/json";
const MINUTE = 60_000;
export const METRICS_SCOPE = "timeseries_query";
export const METRICS_PATH = "/api/v2/query/timeseries";

const attributes = z
  .strictObject({
    formulas: z.array(z.strictObject({ formula: z.string().regex(/^[a-z]\w*$/) })).min(1),
    from: z.int().positive(),
    to: z.int().positive(),
    interval: z.literal(MINUTE),
    queries: z
      .array(
        z.strictObject({
          data_source: z.literal("metrics"),
          name: z.string().regex(/^[a-z]\w*$/),
          query: z.string().regex(/^avg:[a-z][a-z0-9_.]*\{[^{}]+\}$/),
        }),
      )
      .min(1),
  })
  .refine(({ from, to }) => from < to, "from is not before to");
const body = z.strictObject({
  data: z.strictObject({ type: z.literal("timeseries_request"), attributes }),
});

const sent = z.object({
  series: z.array(
    z.object({
      metric: z.string(),
      tags: z.array(z.string()).default([]),
      points: z.array(z.object({ timestamp: z.number(), value: z.number() })),
    }),
  ),
});

/** What Datadog answers of metrics that were sent to it: a value for each minute that has any, one series a query. */
export function answerMetrics(text: string, taken: readonly SubmittedSeries[]): unknown {
  const { formulas, from, to, queries } = read(text);
  const points = taken.flatMap(({ body: one }) => sent.parse(one).series);
  const answers = formulas.map(({ formula }) => {
    const asked = queries.find(({ name }) => name === formula)?.query ?? "";
    return minutesOf(points, asked, { from, to });
  });
  const times = [...new Set(answers.flatMap((minutes) => [...minutes.keys()]))].toSorted((a, b) => a - b);
  // A query without any point has no series.
  const found = answers.flatMap((minutes, index) => (minutes.size === 0 ? [] : [{ minutes, index }]));
  return {
    data: {
      id: "0",
      type: "timeseries_response",
      attributes: {
        series: found.map(({ index }) => ({ group_tags: [], query_index: index, unit: null })),
        times,
        values: found.map(({ minutes }) => times.map((time) => minutes.get(time) ?? null)),
      },
    },
  };
}

function read(text: string): z.infer<typeof attributes> {
  try {
    return body.parse(JSON.parse(text)).data.attributes;
  } catch (error) {
    const words = error instanceof z.ZodError ? z.prettifyError(error) : "invalid JSON";
    throw new RefusedRequest(400, [words], JSON_TYPE);
  }
}

type Span = { from: number; to: number };

function minutesOf(all: z.infer<typeof sent>["series"], query: string, { from, to }: Span) {
  const [, name = "", filter = ""] = /^avg:([^{]+)\{([^}]+)\}$/.exec(query) ?? [];
  const wanted = filter === "*" ? [] : filter.split(",");
  const values = all
    .filter(({ metric, tags }) => metric === name && wanted.every((tag) => tags.includes(tag)))
    .flatMap(({ points }) => points)
    .filter(({ timestamp }) => timestamp * 1000 >= from && timestamp * 1000 < to);
  const minutes = Map.groupBy(values, ({ timestamp }) => Math.floor((timestamp * 1000) / MINUTE) * MINUTE);
  return new Map([...minutes].map(([at, own]) => [at, mean(own.map(({ value }) => value))]));
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
