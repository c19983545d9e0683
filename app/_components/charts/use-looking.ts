import { type KeyboardEvent, type MouseEvent, useEffect, useState } from "react";
import { type TrendPoint, unknownOf } from "#lib/domain/metrics/trend-columns.ts";
import { bucketAt, bucketOfDay, nearestTo, type Plot } from "#lib/domain/metrics/trend-plot.ts";
import { lookAt, useLookedAt } from "./looked-at.ts";
import type { SplitLine } from "./trend-layers.tsx";

type Drawn = { points: TrendPoint[]; plot: Plot; lines: SplitLine[] | null };
/** Places of a bucket and of a line; null: none, and all lines alike. */
type Place = { bucket: number | null; line: number | null };
type Looking = Drawn & { onOpen: ((point: TrendPoint, line: SplitLine | null) => void) | undefined };

const NOWHERE: Place = { bucket: null, line: null };

/** Which bucket and line are looked at here, by pointer or keys, and which bucket in any chart of the page. */
export function useLooking({ points, plot, lines, onOpen }: Looking) {
  const [own, setOwn] = useState(NOWHERE);
  const days = points.map(({ at }) => at);
  const shared = bucketOfDay(days, useLookedAt());
  useEffect(() => () => lookAt(null), []);
  const look = (place: Place) => {
    setOwn(place);
    lookAt(place.bucket === null ? null : (days[place.bucket] ?? null));
  };
  const open = ({ bucket, line }: Place) => {
    const point = bucket === null ? undefined : points[bucket];
    const of = line === null ? null : (lines?.[line] ?? null);
    if (point !== undefined && unknownOf(point) === null) onOpen?.(point, of);
  };
  const bucket = own.bucket !== null && own.bucket < points.length ? own.bucket : null;
  const hands = handsOf({ points, plot, lines }, { own, look, open });
  return { own: bucket, chosen: own.line, bucket: shared, hands };
}

type Acts = { own: Place; look: (place: Place) => void; open: (place: Place) => void };

/** What pointer and keys do. */
function handsOf(drawn: Drawn, { own, look, open }: Acts) {
  const leave = () => look(NOWHERE);
  return {
    onPointerMove: (event: MouseEvent) => look(placeUnder(event, drawn)),
    onPointerLeave: leave,
    onBlur: leave,
    onClick: (event: MouseEvent) => open(placeUnder(event, drawn)),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter") return open(own);
      if (event.key === "Escape") return leave();
      const next = placeBy(event.key, own, drawn);
      if (next === undefined) return;
      event.preventDefault();
      look(next);
    },
  };
}

/** The bucket under a pointer, and of a split trend the line that is nearest there. */
function placeUnder({ clientX, clientY, currentTarget }: MouseEvent, { plot, lines }: Drawn): Place {
  const { left, top } = currentTarget.getBoundingClientRect();
  const bucket = bucketAt(plot, clientX - left);
  if (bucket === null || lines === null) return { bucket, line: null };
  const values = lines.map((line) => line.values[bucket] ?? null);
  return { bucket, line: nearestTo(plot, clientY - top, values) };
}

/** Where a key leads; undefined of a key that leads nowhere. */
function placeBy(key: string, { bucket, line }: Place, { points, lines }: Drawn): Place | undefined {
  const next = nextBucket(key, bucket, points.length);
  if (next !== undefined) return { bucket: next, line };
  const other = nextLine(key, line, lines?.length ?? 0);
  return other === undefined ? undefined : { bucket: bucket ?? points.length - 1, line: other };
}

function nextBucket(key: string, from: number | null, buckets: number): number | undefined {
  const last = buckets - 1;
  const keys: Record<string, number> = {
    ArrowLeft: from === null ? last : Math.max(0, from - 1),
    ArrowRight: from === null ? 0 : Math.min(last, from + 1),
    Home: 0,
    End: last,
  };
  return buckets === 0 ? undefined : keys[key];
}

/** From line to line, past the first and the last to all of them. */
function nextLine(key: string, from: number | null, lines: number): number | null | undefined {
  const last = lines - 1;
  const keys: Record<string, number | null> = {
    ArrowDown: from === last ? null : (from ?? -1) + 1,
    ArrowUp: from === 0 ? null : (from ?? lines) - 1,
  };
  return lines === 0 ? undefined : keys[key];
}
