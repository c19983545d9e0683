import { z } from "zod";
import type { MetricsAsked } from "../source.ts";
import { DatadogError } from "./datadog-error.ts";

/** What an application key needs to read metrics. */
export const METRICS_SCOPE = "timeseries_query";
export const METRICS_PATH = "/api/v2/query/timeseries";
/** Questions in one request; a dashboard asks as many at once. */
const AT_ONCE = 20;
const INTERVAL_MS = 60_000;

type Point = MetricsAsked["metrics"][number];
export type MetricsQuestion = { body: string; metrics: Point[] };

/** What to ask, in as few requests as may be: of each metric all series of these tags as one, minute by minute. */
export function metricsQuestions({ tags, metrics, until }: MetricsAsked): MetricsQuestion[] {
  return chunks(metrics, AT_ONCE).map((some) => ({ body: questionOf(some, { tags, until }), metrics: some }));
}

function questionOf(metrics: Point[], { tags, until }: Pick<MetricsAsked, "tags" | "until">): string {
  const filter = tags.join(",") || "*";
  const attributes = {
    formulas: metrics.map((_, index) => ({ formula: `q${index}` })),
    from: Math.min(...metrics.map(({ at }) => startOf(at))),
    to: until * 1000,
    interval: INTERVAL_MS,
    queries: metrics.map(({ metric }, index) => ({
      data_source: "metrics",
      name: `q${index}`,
      query: `avg:${metric}{${filter}}`,
    })),
  };
  return JSON.stringify({ data: { type: "timeseries_request", attributes } });
}

const answer = z.object({
  data: z.object({
    attributes: z.object({
      times: z.array(z.number()),
      series: z.array(z.object({ query_index: z.number().int() })),
      values: z.array(z.array(z.number().nullable())),
    }),
  }),
});

/** The names of those that have a point of their time or a later one. */
export function readMetrics(text: string, { metrics }: MetricsQuestion): string[] {
  const { times, series, values } = parsed(text);
  const newest = new Map<number, number>();
  for (const [index, { query_index: asked }] of series.entries()) {
    const last = times.findLast((_, at) => (values[index]?.[at] ?? null) !== null);
    if (last !== undefined) newest.set(asked, Math.max(last, newest.get(asked) ?? last));
  }
  return metrics
    .filter(({ at }, index) => (newest.get(index) ?? Number.NEGATIVE_INFINITY) >= startOf(at))
    .map(({ metric }) => metric);
}

function parsed(text: string): z.infer<typeof answer>["data"]["attributes"] {
  try {
    return answer.parse(JSON.parse(text)).data.attributes;
  } catch {
    // Without the cause, which quotes the answer.
    throw new DatadogError("bad_payload");
  }
}

/** Of the minute that a moment lies in, in milliseconds: a point is answered at the start of its minute. */
function startOf(at: number): number {
  return Math.floor((at * 1000) / INTERVAL_MS) * INTERVAL_MS;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
