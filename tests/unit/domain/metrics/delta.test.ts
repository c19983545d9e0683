import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DeltaRule, deltaOf, mayBeChance } from "#lib/domain/metrics/delta.ts";

const MORE_IS_BETTER: DeltaRule = { as: "ratio", betterWhen: "higher" };
const SHORTER_IS_BETTER: DeltaRule = { as: "duration", betterWhen: "lower" };
const FEWER_IS_BETTER: DeltaRule = { as: "points", betterWhen: "lower" };

describe("a change", () => {
  test("is not shown without a current or a previous value", () => {
    expect(deltaOf(4, null, MORE_IS_BETTER)).toBeNull();
    expect(deltaOf(null, 4, MORE_IS_BETTER)).toBeNull();
  });

  test("keeps direction and judgement apart", () => {
    const told = (...given: Parameters<typeof deltaOf>) => {
      const delta = deltaOf(...given);
      return [delta?.direction, delta?.judgement, delta?.text];
    };
    expect(told(4.6, 4.1, MORE_IS_BETTER)).toEqual(["up", "better", "+12 %"]);
    expect(told(28 * 3600, 34 * 3600, SHORTER_IS_BETTER)).toEqual(["down", "better", "−6 h"]);
    expect(told(0.09, 0.075, FEWER_IS_BETTER)).toEqual(["up", "worse", "+1.5 pp"]);
  });

  test("is neutral when it is tiny", () => {
    const flat = { direction: "flat", judgement: "same", text: "no change" };
    expect(deltaOf(4.61, 4.6, MORE_IS_BETTER)).toEqual(flat);
    expect(deltaOf(0.0725, 0.0722, FEWER_IS_BETTER)).toEqual(flat);
    expect(deltaOf(0, 0, SHORTER_IS_BETTER)).toEqual(flat);
  });

  test("from zero has no percentage", () => {
    expect(deltaOf(2, 0, MORE_IS_BETTER)).toEqual({ direction: "up", judgement: "better", text: "from 0" });
  });

  test("of three times and more is a factor", () => {
    expect(deltaOf(9.6, 3, MORE_IS_BETTER)?.text).toBe("×3.2");
  });

  test("in time under an hour is told in one unit", () => {
    expect(deltaOf(4890 + 1007, 4890, SHORTER_IS_BETTER)?.text).toBe("+17 m");
    expect(deltaOf(30_000, 20_000, SHORTER_IS_BETTER)?.text).toBe("+2 h 47 m");
  });

  test("may be chance when the intervals overlap, and is never called chance without them", () => {
    expect(mayBeChance({ low: 0.05, high: 0.15 }, { low: 0.1, high: 0.2 })).toBe(true);
    expect(mayBeChance({ low: 0.05, high: 0.09 }, { low: 0.1, high: 0.2 })).toBe(false);
    expect(mayBeChance({ low: null, high: null }, { low: 0.1, high: 0.2 })).toBe(false);
  });

  test("and its opposite never have the same judgement", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const there = deltaOf(a, b, FEWER_IS_BETTER)?.judgement;
          const back = deltaOf(b, a, FEWER_IS_BETTER)?.judgement;
          if (there === "same") expect(back).toBe("same");
          else expect(back).not.toBe(there);
        },
      ),
    );
  });
});
