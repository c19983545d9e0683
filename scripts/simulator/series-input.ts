import { z } from "zod";
import { RefusedRequest } from "./reply.ts";

const JSON_TYPE = "application/json";
const MOST_SENT_BYTES = 512_000;
const MOST_BYTES = 5_242_880;
const OLDEST_SECONDS = 3600;
const EARLIEST_SECONDS = 600;

const point = z.looseObject({ timestamp: z.int(), value: z.number() });
const series = z.looseObject({
  metric: z.string(),
  type: z.literal([0, 1, 2, 3]).optional(),
  interval: z.int().positive().optional(),
  unit: z.string().optional(),
  points: z.array(point).min(1),
  tags: z.array(z.string()).optional(),
  resources: z.array(z.looseObject({ type: z.string(), name: z.string() })).optional(),
});
const payload = z.looseObject({ series: z.array(series).min(1) });

type Sent = { sentBytes: number; text: string; now: Date };

/** What Datadog takes of a body of series: what it says of the rest, or the refusal of the whole. */
export function readSeries({ sentBytes, text, now }: Sent): { body: unknown; errors: string[] } {
  if (sentBytes > MOST_SENT_BYTES || Buffer.byteLength(text) > MOST_BYTES)
    throw new RefusedRequest(413, ["Payload too big"], JSON_TYPE);
  const body = parsed(text);
  const read = payload.safeParse(body);
  if (!read.success) throw new RefusedRequest(400, [z.prettifyError(read.error)], JSON_TYPE);
  const seconds = now.getTime() / 1000;
  return { body, errors: read.data.series.flatMap((one) => problemsOf(one, seconds)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedRequest(400, ["Payload is not in the expected format"], JSON_TYPE);
  }
}

function problemsOf(one: z.infer<typeof series>, now: number): string[] {
  const { metric, points, tags = [], unit } = one;
  const told = (words: string) => `${metric.slice(0, 100)}: ${words}`;
  return [
    ...(/^[A-Za-z][A-Za-z0-9_.]{0,199}$/.test(metric) ? [] : [told("invalid metric name")]),
    ...points.flatMap(({ timestamp }) => {
      if (timestamp < now - OLDEST_SECONDS) return [told("timestamp is more than 1 hour in the past")];
      return timestamp > now + EARLIEST_SECONDS
        ? [told("timestamp is more than 10 minutes in the future")]
        : [];
    }),
    ...tags.filter((tag) => !isKept(tag)).map((tag) => told(`invalid tag ${tag.slice(0, 50)}`)),
    ...(unit === undefined || /^[a-z]+$/.test(unit) ? [] : [told("invalid unit")]),
  ];
}

/** A tag that Datadog keeps as it was sent. */
function isKept(tag: string): boolean {
  return (
    tag === tag.toLowerCase() &&
    tag.length <= 200 &&
    /^\p{L}[\p{L}\p{M}\p{N}_\-:./]*$/u.test(tag) &&
    !tag.endsWith(":")
  );
}
