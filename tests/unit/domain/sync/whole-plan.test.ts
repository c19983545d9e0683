import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STREAMS } from "#lib/domain/sync/events.ts";
import { WIDEST_SLICE_SECONDS } from "#lib/domain/sync/sync-plan.ts";
import { type TimeRange, toEpochSeconds, uncovered } from "#lib/domain/sync/time-range.ts";
import { planWholeRead, wholeReadState } from "#lib/domain/sync/whole-plan.ts";

const DAY = 86_400;
const TO = toEpochSeconds("2026-10-16T04:00:00Z");
const LOOKBACK_DAYS = 35;

const rangeOf = (days: number): TimeRange => ({ from: TO - days * DAY, to: TO });
const unread = STREAMS.map((stream) => ({ stream, readThisRound: [] as TimeRange[] }));

const taken = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 800 * DAY }), fc.integer({ min: 1, max: 60 * DAY }))
    .map(([ago, length]): TimeRange => ({ from: TO - ago, to: TO - ago + length })),
  { maxLength: 6 },
);

describe("the plan of a whole read", () => {
  test.each([
    [90, 8],
    [180, 22],
    [365, 48],
    [730, 100],
  ])(
    "of %i days of history takes the %i calls that docs/datadog.md tells, where little happens",
    (days, calls) => {
      const { windows } = planWholeRead({ whole: rangeOf(days - LOOKBACK_DAYS), streams: unread });
      const slices = windows.map(({ from, to }) => Math.ceil((to - from) / WIDEST_SLICE_SECONDS));
      expect(slices.reduce((sum, count) => sum + count, 0)).toBe(calls);
    },
  );

  test("reads exactly what it has not been through, the oldest of each stream first, and no stream far behind another", () => {
    const input = fc.record({ days: fc.integer({ min: 0, max: 700 }), a: taken, b: taken });
    fc.assert(
      fc.property(input, ({ days, a, b }) => {
        const whole = rangeOf(days);
        const streams = [a, b].map((readThisRound, index) => ({
          stream: STREAMS[index] ?? "deployments",
          readThisRound,
        }));
        const { windows, plannedSeconds } = planWholeRead({ whole, streams });
        for (const { stream, readThisRound } of streams) {
          const own = windows.filter((window) => window.stream === stream);
          expect(own).toEqual(own.toSorted((one, other) => one.from - other.from));
          expect(uncovered(whole, [...own, ...readThisRound])).toEqual([]);
          for (const { from, to } of own)
            expect(uncovered({ from, to }, readThisRound)).toEqual([{ from, to }]);
        }
        const newest = windows.map(({ to }, index) =>
          Math.max(to, ...windows.slice(0, index).map((one) => one.to)),
        );
        for (const [index, { from }] of windows.entries())
          expect((newest[index] ?? 0) - from).toBeLessThanOrEqual(3 * WIDEST_SLICE_SECONDS);
        expect(plannedSeconds).toBe(windows.reduce((sum, { from, to }) => sum + to - from, 0));
      }),
    );
  });
});

describe("the state of a whole read", () => {
  const begun = {
    startedAt: "2026-11-03T05:00:00Z",
    from: "2026-01-01T00:00:00Z",
    to: "2026-01-11T00:00:00Z",
  };

  test("is a share of its days, rounded down, and under way until it ended behind its begin", () => {
    const half = { ...begun, readTo: "2026-01-05T23:00:00Z" };
    expect(wholeReadState({ ...half, finishedAt: null })).toEqual({ percent: 49, isUnderWay: true });
    expect(wholeReadState({ ...half, finishedAt: "2026-10-01T00:00:00Z" }).isUnderWay).toBe(true);
    const whole = { ...begun, readTo: begun.to, finishedAt: begun.startedAt };
    expect(wholeReadState(whole)).toEqual({ percent: 100, isUnderWay: false });
    expect(wholeReadState({ ...whole, to: begun.from, readTo: begun.from }).percent).toBe(100);
  });
});
