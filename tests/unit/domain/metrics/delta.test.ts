import { describe, expect, test } from "vitest";
import { deltaOf } from "#lib/domain/metrics/delta.ts";
import { type MetricUnit, PER_DAY, RATE, SECONDS } from "#lib/domain/metrics/metric-unit.ts";
import type { Change } from "#lib/domain/report/report.ts";

const HOUR = 3600;

/** A change that was compared, unless a case says otherwise. */
function change(parts: Partial<Change>): Change {
  return { value: null, low: null, high: null, verdict: "chance", reason: null, ...parts };
}

const shown = (parts: Partial<Change>, unit: MetricUnit, size = 1) => deltaOf(change(parts), unit, size);

describe("a change on a card", () => {
  test("is none where nothing could be compared", () => {
    expect(shown({ verdict: "not_compared", reason: "not_covered" }, RATE)).toBeNull();
  });

  test("keeps direction and judgement apart", () => {
    const told = (...given: Parameters<typeof shown>) => {
      const delta = shown(...given);
      return [delta?.direction, delta?.judgement, delta?.told.kind];
    };
    expect(told({ value: 1.12, verdict: "better" }, PER_DAY)).toEqual(["up", "better", "ratio"]);
    expect(told({ value: -6 * HOUR, verdict: "better" }, SECONDS, 34 * HOUR)).toEqual([
      "down",
      "better",
      "duration",
    ]);
    expect(told({ value: 0.015, verdict: "worse" }, RATE)).toEqual(["up", "worse", "points"]);
    expect(told({ value: 0.015, verdict: "chance" }, RATE)).toEqual(["up", "chance", "points"]);
  });

  test("has no number under what the screen rounds to", () => {
    const flat = { direction: "flat", judgement: "chance", told: { kind: "none" }, interval: null };
    expect(shown({ value: 1.009 }, PER_DAY)).toEqual(flat);
    expect(shown({ value: 0.0009 }, RATE)).toEqual(flat);
    expect(shown({ value: 0 }, RATE)).toEqual(flat);
    expect(shown({ value: -50 * 60 }, SECONDS, 30 * HOUR)).toEqual(flat);
    expect(shown({ value: -50 * 60 }, SECONDS, 20 * HOUR)?.direction).toBe("down");
  });

  test("is told in its unit, from three times on as a factor, and from zero without a number", () => {
    const toldOf = (...given: Parameters<typeof shown>) => shown(...given)?.told;
    expect(toldOf({ value: -6 * HOUR }, SECONDS)).toEqual({ kind: "duration", amount: -21_600 });
    expect(toldOf({ value: 0.25 }, RATE)).toEqual({ kind: "points", amount: 0.25 });
    expect(toldOf({ value: 1.25 }, PER_DAY)).toEqual({ kind: "ratio", amount: 0.25 });
    expect(toldOf({ value: 4 }, PER_DAY)).toEqual({ kind: "factor", amount: 4 });
    expect(toldOf({ value: 0, low: 0, high: 0.5, verdict: "worse" }, PER_DAY)).toEqual({
      kind: "ratio",
      amount: -1,
    });
    const begun = { value: null, low: 1.3, high: null, verdict: "better" } as const;
    expect(shown(begun, PER_DAY)).toMatchObject({ direction: "up", told: { kind: "fromZero" } });
    const never = { value: null, low: 0, high: null } as const;
    expect(shown(never, PER_DAY)).toMatchObject({ direction: "flat", told: { kind: "none" } });
  });

  test("tells between what it lies, where both ends are known", () => {
    expect(shown({ value: 0.02, low: -0.03, high: 0.08 }, RATE)?.interval).toEqual({
      low: { kind: "points", amount: -0.03 },
      high: { kind: "points", amount: 0.08 },
    });
    expect(shown({ value: 2, low: 0.5, high: 5 }, PER_DAY)?.interval).toEqual({
      low: { kind: "ratio", amount: -0.5 },
      high: { kind: "factor", amount: 5 },
    });
  });
});
