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
      return [delta?.direction, delta?.judgement, delta?.change.kind];
    };
    expect(told(4.6, 4.1, MORE_IS_BETTER)).toEqual(["up", "better", "ratio"]);
    expect(told(28 * 3600, 34 * 3600, SHORTER_IS_BETTER)).toEqual(["down", "better", "duration"]);
    expect(told(0.09, 0.075, FEWER_IS_BETTER)).toEqual(["up", "worse", "points"]);
  });

  test("is neutral when it is tiny", () => {
    const flat = { direction: "flat", judgement: "same", change: { kind: "none" } };
    expect(deltaOf(4.61, 4.6, MORE_IS_BETTER)).toEqual(flat);
    expect(deltaOf(0.0725, 0.0722, FEWER_IS_BETTER)).toEqual(flat);
    expect(deltaOf(0, 0, SHORTER_IS_BETTER)).toEqual(flat);
  });

  test("is told in its unit, from zero without a number, and from three times on as a factor", () => {
    const changeOf = (...given: Parameters<typeof deltaOf>) => deltaOf(...given)?.change;
    expect(changeOf(28 * 3600, 34 * 3600, SHORTER_IS_BETTER)).toEqual({ kind: "duration", amount: -21_600 });
    expect(changeOf(0.5, 0.25, FEWER_IS_BETTER)).toEqual({ kind: "points", amount: 0.25 });
    expect(changeOf(5, 4, MORE_IS_BETTER)).toEqual({ kind: "ratio", amount: 0.25 });
    expect(changeOf(2, 0, MORE_IS_BETTER)).toEqual({ kind: "fromZero" });
    expect(changeOf(12, 3, MORE_IS_BETTER)).toEqual({ kind: "factor", amount: 4 });
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
