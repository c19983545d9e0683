import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  durationParts,
  formatCount,
  formatDays,
  formatDuration,
  formatInterval,
  formatRate,
  formatShare,
  formatWeight,
  frequencyParts,
  plural,
  textOf,
} from "#lib/domain/format/format.ts";

const frequency = (perDay: number | null) => textOf(frequencyParts(perDay));
const HOUR = 3600;
const DAY = 24 * HOUR;

describe("durations", () => {
  test("show the two largest units", () => {
    expect(formatDuration(DAY + 4 * HOUR + 1700)).toBe("1 d 4 h");
    expect(formatDuration(4890)).toBe("1 h 22 m");
    expect(formatDuration(4859)).toBe("1 h 21 m");
    expect(formatDuration(62)).toBe("1 m 2 s");
    expect(formatDuration(42)).toBe("42 s");
  });

  test("leave out a second unit that is zero", () => {
    expect(formatDuration(2 * HOUR)).toBe("2 h");
    expect(formatDuration(3 * DAY)).toBe("3 d");
  });

  test("carry when rounding reaches the next unit", () => {
    expect(formatDuration(59.7)).toBe("1 m");
    expect(formatDuration(HOUR - 0.2)).toBe("1 h");
    expect(formatDuration(DAY - 20)).toBe("1 d");
    expect(formatDuration(2 * DAY - 60)).toBe("2 d");
  });

  test("tell zero, almost zero and not known apart", () => {
    expect(formatDuration(0)).toBe("0 s");
    expect(formatDuration(0.2)).toBe("< 1 s");
    expect(formatDuration(null)).toBe("—");
  });

  test("never show more than two parts, nor a part that is not whole", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e8, noNaN: true }), (seconds) => {
        const parts = durationParts(seconds);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.length).toBeLessThanOrEqual(2);
        for (const part of parts) expect(part.number).toMatch(/^[\d,]+$/);
      }),
    );
  });
});

describe("frequencies", () => {
  test("use the largest unit that reaches one", () => {
    expect(frequency(4.6)).toBe("4.6 /day");
    expect(frequency(1)).toBe("1.0 /day");
    expect(frequency(0.5)).toBe("3.5 /week");
    expect(frequency(1 / 7)).toBe("1.0 /week");
    expect(frequency(0.1)).toBe("3.0 /month");
    expect(frequency(0.001)).toBe("< 0.1 /month");
    expect(frequency(128.4)).toBe("128 /day");
  });

  test("tell none from not known", () => {
    expect(frequency(0)).toBe("0 /day");
    expect(frequency(null)).toBe("—");
  });
});

describe("rates", () => {
  test("have one decimal", () => {
    expect(formatRate(0.09)).toBe("9.0 %");
    expect(formatRate(12 / 133)).toBe("9.0 %");
    expect(formatRate(0)).toBe("0.0 %");
    expect(formatRate(1)).toBe("100.0 %");
    expect(formatRate(null)).toBe("—");
  });

  test("never round to a false none or a false all", () => {
    expect(formatRate(0.0001)).toBe("< 0.1 %");
    expect(formatRate(0.99999)).toBe("> 99.9 %");
    expect(formatShare(0.001)).toBe("< 1 %");
    expect(formatShare(0.999)).toBe("> 99 %");
    expect(formatShare(0.911)).toBe("91 %");
  });

  test("of an interval need both ends", () => {
    expect(formatInterval(0.04, 0.15)).toBe("4.0 to 15.0 %");
    expect(formatInterval(null, 0.15)).toBe("—");
  });
});

describe("counts", () => {
  test("group thousands", () => {
    expect(formatCount(1234567)).toBe("1,234,567");
    expect(formatCount(null)).toBe("—");
    expect(formatWeight(80.46)).toBe("80.5");
  });

  test("agree with their noun", () => {
    expect(plural(1, "deployment")).toBe("1 deployment");
    expect(plural(0, "deployment")).toBe("0 deployments");
    expect(plural(2, "repository", "repositories")).toBe("2 repositories");
  });

  test("of days are never rounded up to a whole that was not covered", () => {
    expect(formatDays(29.97)).toBe("29.9");
    expect(formatDays(30)).toBe("30");
    expect(formatDays(21.4)).toBe("21.4");
  });
});
