"use client";

import { useEffect, useRef } from "react";
import { bucketAt, bucketOfDay } from "#lib/domain/metrics/trend-plot.ts";
import classes from "./crosshair.module.css";
import { lookAt, useLookedAt } from "./looked-at.ts";

/**
 * The line at the day that is pointed at in any chart of the page, in an element of which each of the days has as much
 * as the others; pointing at that element moves it too.
 */
export function Crosshair({ days }: { days: string[] }) {
  const line = useRef<HTMLSpanElement>(null);
  const bucket = bucketOfDay(days, useLookedAt());
  useEffect(() => {
    const area = line.current?.parentElement;
    if (!area) return;
    // The link that a whole card is lies over its chart, and hears the pointer instead.
    const hears = area.closest("article") ?? area;
    const point = ({ clientX, clientY }: PointerEvent) => lookAt(dayUnder(area, days, [clientX, clientY]));
    const leave = () => lookAt(null);
    hears.addEventListener("pointermove", point);
    hears.addEventListener("pointerleave", leave);
    return () => {
      hears.removeEventListener("pointermove", point);
      hears.removeEventListener("pointerleave", leave);
      leave();
    };
  }, [days]);
  const left = bucket === null ? undefined : `${((bucket + 0.5) / days.length) * 100}%`;
  return <span ref={line} className={classes.line} style={{ left }} hidden={bucket === null} aria-hidden />;
}

/** The day at a place of the window; null above and below the area. */
function dayUnder(area: Element, days: string[], [x, y]: [number, number]): string | null {
  const { left, width, top, bottom } = area.getBoundingClientRect();
  const bucket = y < top || y > bottom ? null : bucketAt({ left, width, buckets: days.length }, x);
  return bucket === null ? null : (days[bucket] ?? null);
}
