import { expect, test } from "vitest";
import {
  areaPath,
  bucketAt,
  bucketOfDay,
  labelEvery,
  linePath,
  nearestTo,
  type Plot,
  xOf,
  yOf,
} from "#lib/domain/metrics/trend-plot.ts";

const PLOT: Plot = { left: 10, top: 5, width: 40, height: 100, buckets: 4, highest: 2 };

test("a value lies above zero by its share of the highest, and one above that at the upper edge", () => {
  expect([0, 1, 2, 9, null].map((value) => yOf(PLOT, value))).toEqual([105, 55, 5, 5, null]);
});

test("each place in the plot is one of its buckets, and one beside it is that at the edge", () => {
  expect([0, 10, 19.9, 20, 49.9, 80].map((x) => bucketAt(PLOT, x))).toEqual([0, 0, 0, 1, 3, 3]);
  expect(bucketAt({ ...PLOT, buckets: 0 }, 20)).toBeNull();
  expect(bucketAt(PLOT, xOf(PLOT, 2, 0.5))).toBe(2);
});

test("of the lines of a bucket the one that is drawn nearest is pressed, and none that is not known there", () => {
  expect([0, 40, 90, 200].map((y) => nearestTo(PLOT, y, [0, null, 1, 9]))).toEqual([3, 2, 0, 0]);
  expect([nearestTo(PLOT, 5, [null, null]), nearestTo(PLOT, 5, [])]).toEqual([null, null]);
});

test("a gap stays open in a line and in an area", () => {
  const places = (ys: (number | null)[]) => ys.map((y, x) => ({ x, y }));
  expect(linePath(places([1, 2, null, 4, 5]))).toBe("M0 1L1 2M3 4L4 5");
  expect(areaPath(places([1, 2, null]), places([5, 6, null]))).toBe("M0 1L1 2L1 6L0 5Z");
});

test("labels stand as far apart as they are wide", () => {
  expect([5, 10, 25].map((wide) => labelEvery(PLOT, wide))).toEqual([1, 1, 3]);
});

test("a day lies in the bucket that it is of, and in none where a chart is of other days", () => {
  const weeks = ["2026-11-02", "2026-11-09", "2026-11-16"];
  const at = (day: string | null, days = weeks) => bucketOfDay(days, day);
  expect(
    ["2026-11-01", "2026-11-02", "2026-11-15", "2026-11-22", "2026-11-23"].map((day) => at(day)),
  ).toEqual([null, 0, 1, 2, null]);
  expect([at(null), at("2026-11-02", []), at("2026-03-31", ["2026-02-01", "2026-03-01"])]).toEqual([
    null,
    null,
    1,
  ]);
});
