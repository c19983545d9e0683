import { addDays } from "../format/calendar.ts";

/** Where a trend is drawn, in pixels: buckets side by side from the left, values from zero at the foot. */
export type Plot = {
  left: number;
  top: number;
  width: number;
  height: number;
  buckets: number;
  /** The value at the upper edge. */
  highest: number;
};

/** A place in the plot; y is null where there is no value. */
export type Place = { x: number; y: number | null };

export const footOf = ({ top, height }: Plot): number => top + height;

/** How wide one bucket is. */
export const stepOf = ({ width, buckets }: Plot): number => width / Math.max(1, buckets);

/** Where a bucket begins (0), has its middle (0.5) and ends (1). */
export function xOf(plot: Plot, bucket: number, part: 0 | 0.5 | 1): number {
  return plot.left + (bucket + part) * stepOf(plot);
}

/** What reaches over the upper edge is cut there; null of what is not known. */
export function yOf(plot: Plot, value: number | null): number | null {
  if (value === null) return null;
  return footOf(plot) - Math.min(1, value / plot.highest) * plot.height;
}

/** The bucket at a distance from the left; one beside the plot is that at its edge. Null without buckets. */
export function bucketAt(plot: Pick<Plot, "left" | "width" | "buckets">, x: number): number | null {
  if (plot.buckets === 0 || plot.width <= 0) return null;
  const bucket = Math.floor(((x - plot.left) / plot.width) * plot.buckets);
  return Math.min(plot.buckets - 1, Math.max(0, bucket));
}

/** Which of the values of a bucket is drawn nearest to a height; null where none is known. */
export function nearestTo(plot: Plot, y: number, values: readonly (number | null)[]): number | null {
  const away = values.map((value) => Math.abs((yOf(plot, value) ?? Number.POSITIVE_INFINITY) - y));
  const nearest = Math.min(...away);
  return Number.isFinite(nearest) ? away.indexOf(nearest) : null;
}

/** In which of the buckets, told by their first days, a day lies; null beside all of them, or without a day. */
export function bucketOfDay(days: readonly string[], day: string | null): number | null {
  const last = days.at(-1);
  if (day === null || last === undefined || day >= addDays(last, lengthOf(days))) return null;
  const bucket = days.findLastIndex((first) => first <= day);
  return bucket === -1 ? null : bucket;
}

/** How many days the last bucket has at most: as far as the one before it reached, or a month. */
function lengthOf(days: readonly string[]): number {
  const [before, last] = days.slice(-2);
  if (before === undefined || last === undefined) return 31;
  return [1, 7].find((length) => addDays(before, length) === last) ?? 31;
}

/** Every how many buckets a label fits that is so wide. */
export function labelEvery(plot: Plot, wide: number): number {
  return Math.max(1, Math.ceil(wide / stepOf(plot)));
}

/** The unbroken runs of true, as half-open index ranges. */
export function runsOf(present: boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [index, here] of present.entries()) {
    const last = runs.at(-1);
    if (!here) continue;
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

/** A line through what is known: a gap stays open. */
export function linePath(places: Place[]): string {
  return runsOf(places.map(({ y }) => y !== null))
    .map(([from, to]) => `M${pointsOf(places.slice(from, to))}`)
    .join("");
}

/** The area between two lines that are known in the same buckets. */
export function areaPath(upper: Place[], lower: Place[]): string {
  return runsOf(upper.map(({ y }) => y !== null))
    .map(([from, to]) => `M${pointsOf(upper.slice(from, to))}L${pointsOf(lower.slice(from, to).reverse())}Z`)
    .join("");
}

function pointsOf(places: Place[]): string {
  return places.map(({ x, y }) => `${round(x)} ${round(y ?? 0)}`).join("L");
}

const round = (pixels: number) => Math.round(pixels * 100) / 100;
