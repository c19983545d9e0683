import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromEpochSeconds, type TimeRange, toEpochSeconds, uncovered } from "#lib/domain/sync/time-range.ts";

const range = fc
  .tuple(fc.integer({ min: -50, max: 550 }), fc.integer({ min: 0, max: 120 }))
  .map(([from, length]): TimeRange => ({ from, to: from + length }));

/** Holds for any whole, with what any ranges taken from it leave. */
function always(check: (whole: TimeRange, taken: TimeRange[], gaps: TimeRange[]) => void): void {
  const property = fc.property(range, fc.array(range, { maxLength: 12 }), (whole, taken) => {
    check(whole, taken, uncovered(whole, taken));
  });
  fc.assert(property, { numRuns: 300 });
}

const contains = (ranges: readonly TimeRange[], second: number) =>
  ranges.some(({ from, to }) => second >= from && second < to);

const lengthOf = (ranges: readonly TimeRange[]) => ranges.reduce((sum, { from, to }) => sum + to - from, 0);

describe("what is uncovered", () => {
  test("is, second by second, what no taken range holds", () => {
    always((whole, taken, gaps) => {
      for (let second = whole.from - 2; second < whole.to + 2; second += 1) {
        const isMissing = second >= whole.from && second < whole.to && !contains(taken, second);
        expect(contains(gaps, second)).toBe(isMissing);
      }
    });
  });

  test("comes newest first, disjoint, in whole seconds, never empty", () => {
    always((_, __, gaps) => {
      for (const gap of gaps) expect(gap.to).toBeGreaterThan(gap.from);
      for (const [index, gap] of gaps.slice(1).entries())
        expect(gap.to).toBeLessThanOrEqual(gaps[index]?.from ?? 0);
    });
  });

  test("plus what was taken is the whole, and taking it leaves nothing", () => {
    always((whole, taken, gaps) => {
      expect(uncovered(whole, [...taken, ...gaps])).toEqual([]);
      expect(lengthOf(gaps) + lengthOf(uncovered(whole, gaps))).toBe(whole.to - whole.from);
    });
  });

  test("is all of it when nothing is taken, and nothing of an empty range", () => {
    expect(uncovered({ from: 0, to: 10 }, [])).toEqual([{ from: 0, to: 10 }]);
    expect(uncovered({ from: 10, to: 10 }, [])).toEqual([]);
    expect(uncovered({ from: 10, to: 0 }, [{ from: 2, to: 4 }])).toEqual([]);
  });

  test("passes over ranges that are empty or the wrong way round", () => {
    expect(
      uncovered({ from: 0, to: 10 }, [
        { from: 8, to: 2 },
        { from: 5, to: 5 },
      ]),
    ).toEqual([{ from: 0, to: 10 }]);
  });

  test("does not change what it is given", () => {
    const taken = [
      { from: 5, to: 6 },
      { from: 1, to: 2 },
    ];
    const before = structuredClone(taken);
    uncovered({ from: 0, to: 10 }, taken);
    expect(taken).toEqual(before);
  });
});

describe("epoch seconds", () => {
  test("come back from their text, and part of a second is dropped", () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_799 }), (second) => {
        expect(fromEpochSeconds(second)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(toEpochSeconds(fromEpochSeconds(second))).toBe(second);
      }),
    );
    expect(toEpochSeconds("2026-11-20T04:00:00.999Z")).toBe(1_795_147_200);
    expect(toEpochSeconds("2026-11-20T06:00:00+02:00")).toBe(1_795_147_200);
  });
});
