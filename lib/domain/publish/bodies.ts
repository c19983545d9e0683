import type { Series } from "./series.ts";

/** A body goes out uncompressed: what Datadog takes of a compressed one, 512,000 bytes, holds for it with some to spare. */
const MOST_BYTES = 500_000;
const GAUGE = 3;
const HEAD = '{"series":[';
const TAIL = "]}";

/** A request as it is sent, byte for byte, and the series that it holds. */
export type Body = { text: string; series: Series[] };

/** Each series once, in as many bodies as keep within Datadog's limit; none for no series. */
export function bodiesOf(series: readonly Series[]): Body[] {
  const bodies: { parts: string[]; bytes: number; series: Series[] }[] = [];
  for (const one of series) {
    const part = JSON.stringify(wireSeries(one));
    const bytes = byteLength(part) + 1;
    const last = bodies.at(-1);
    if (last !== undefined && last.bytes + bytes <= MOST_BYTES) {
      last.parts.push(part);
      last.series.push(one);
      last.bytes += bytes;
    } else bodies.push({ parts: [part], bytes: HEAD.length + TAIL.length + bytes, series: [one] });
  }
  return bodies.map(({ parts, series: held }) => ({ text: HEAD + parts.join(",") + TAIL, series: held }));
}

function wireSeries({ metric, unit, value, at, tags }: Series) {
  const points = [{ timestamp: at, value }];
  return { metric, type: GAUGE, points, ...(unit !== null && { unit }), tags };
}

/** In UTF-8; without an encoder, which this folder does not have. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
