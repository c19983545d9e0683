"use client";

import { useEffect, useRef } from "react";
import { bucketOfDay } from "#lib/domain/metrics/trend-plot.ts";
import classes from "./crosshair.module.css";
import { lookAt, useLookedAt } from "./looked-at.ts";

type Days = {
  days: string[];
  /** Where each begins, 0 at the start of the element and 1 at its end; without it all have as much of it. */
  begins?: number[] | undefined;
};

/**
 * The line at the day that is pointed at in any chart of the page, in an element that lies along these days; pointing
 * at that element moves it too.
 */
export function Crosshair({ days, begins }: Days) {
  const line = useRef<HTMLSpanElement>(null);
  const place = bucketOfDay(days, useLookedAt());
  useEffect(() => {
    const area = line.current?.parentElement;
    if (!area) return;
    // The link that a whole card is lies over its chart, and hears the pointer instead.
    const hears = area.closest("article") ?? area;
    const point = (event: PointerEvent) => lookAt(dayUnder(event, area, { days, begins }));
    const leave = () => lookAt(null);
    hears.addEventListener("pointermove", point);
    hears.addEventListener("pointerleave", leave);
    return () => {
      hears.removeEventListener("pointermove", point);
      hears.removeEventListener("pointerleave", leave);
      leave();
    };
  }, [days, begins]);
  const left = place === null ? undefined : `${middleOf(place, { days, begins }) * 100}%`;
  return <span ref={line} className={classes.line} style={{ left }} hidden={place === null} aria-hidden />;
}

const beginOf = (place: number, { days, begins }: Days) => begins?.[place] ?? place / days.length;
const middleOf = (place: number, shown: Days) => (beginOf(place, shown) + beginOf(place + 1, shown)) / 2;

/** The day under the pointer; null above and below the area. */
function dayUnder({ clientX, clientY }: PointerEvent, area: Element, shown: Days): string | null {
  const { left, width, top, bottom } = area.getBoundingClientRect();
  if (clientY < top || clientY > bottom || width <= 0) return null;
  const share = (clientX - left) / width;
  const place = shown.days.findLastIndex((_, at) => beginOf(at, shown) <= share);
  return shown.days[Math.max(0, place)] ?? null;
}
