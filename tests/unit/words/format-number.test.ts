import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textOf } from "#lib/domain/format/quantity.ts";
import { formatsIn } from "#lib/words/formats.ts";

const [en, pt] = [formatsIn("en"), formatsIn("pt-BR")];
const HOUR = 3600;
const DAY = 24 * HOUR;

describe("durations", () => {
  test("show the two largest units", () => {
    expect(en.duration(DAY + 4 * HOUR + 1700)).toBe("1 d 4 h");
    expect(en.duration(4890)).toBe("1 h 22 m");
    expect(en.duration(4859)).toBe("1 h 21 m");
    expect(en.duration(62)).toBe("1 m 2 s");
    expect(en.duration(42)).toBe("42 s");
    expect(pt.duration(4859)).toBe("1 h 21 min");
  });

  test("leave out a second unit that is zero", () => {
    expect(en.duration(2 * HOUR)).toBe("2 h");
    expect(en.duration(3 * DAY)).toBe("3 d");
  });

  test("carry when rounding reaches the next unit", () => {
    expect(en.duration(59.7)).toBe("1 m");
    expect(en.duration(HOUR - 0.2)).toBe("1 h");
    expect(en.duration(DAY - 20)).toBe("1 d");
    expect(en.duration(2 * DAY - 60)).toBe("2 d");
  });

  test("tell zero, almost zero and not known apart", () => {
    for (const { duration } of [en, pt]) {
      expect([duration(0), duration(0.2), duration(null)]).toEqual(["0 s", "< 1 s", "—"]);
    }
  });

  test("never show more than two parts, nor a part that is not whole", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e8, noNaN: true }), (seconds) => {
        for (const { durationParts } of [en, pt]) {
          const parts = durationParts(seconds);
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.length).toBeLessThanOrEqual(2);
          for (const part of parts) expect(part.number).toMatch(/^[\d,.]+$/);
        }
      }),
    );
  });
});

describe("frequencies", () => {
  test.each([
    [4.6, "4.6 /day", "4,6 /dia"],
    [1, "1.0 /day", "1,0 /dia"],
    [0.5, "3.5 /week", "3,5 /semana"],
    [1 / 7, "1.0 /week", "1,0 /semana"],
    [0.1, "3.0 /month", "3,0 /mês"],
    [0.001, "< 0.1 /month", "< 0,1 /mês"],
    [128.4, "128 /day", "128 /dia"],
    [0, "0 /day", "0 /dia"],
    [null, "—", "—"],
  ])(
    "use the largest unit that reaches one, and tell none from not known: %s",
    (perDay, english, portuguese) => {
      expect(textOf(en.frequencyParts(perDay))).toBe(english);
      expect(textOf(pt.frequencyParts(perDay))).toBe(portuguese);
    },
  );
});

describe("rates", () => {
  test("have one decimal", () => {
    expect([0.09, 12 / 133, 0, 1, null].map(en.rate)).toEqual(["9.0 %", "9.0 %", "0.0 %", "100.0 %", "—"]);
    expect([0.09, 12 / 133, 0, 1, null].map(pt.rate)).toEqual(["9,0 %", "9,0 %", "0,0 %", "100,0 %", "—"]);
  });

  test("never round to a false none or a false all", () => {
    expect([en.rate(0.0001), pt.rate(0.0001)]).toEqual(["< 0.1 %", "< 0,1 %"]);
    expect([en.rate(0.99999), pt.rate(0.99999)]).toEqual(["> 99.9 %", "> 99,9 %"]);
    expect([0.001, 0.999, 0.911].map(en.share)).toEqual(["< 1 %", "> 99 %", "91 %"]);
    expect([0.001, 0.999, 0.911].map(pt.share)).toEqual(["< 1 %", "> 99 %", "91 %"]);
  });

  test("of an interval need both ends", () => {
    expect([en.interval(0.04, 0.15), pt.interval(0.04, 0.15)]).toEqual(["4.0 to 15.0 %", "4,0 a 15,0 %"]);
    expect([en.interval(null, 0.15), pt.interval(0.04, null)]).toEqual(["—", "—"]);
  });
});

describe("counts", () => {
  test("group thousands", () => {
    expect([en.count(1234567), pt.count(1234567)]).toEqual(["1,234,567", "1.234.567"]);
    expect([en.count(null), pt.count(null)]).toEqual(["—", "—"]);
    expect([en.weight(80.46), pt.weight(80.46)]).toEqual(["80.5", "80,5"]);
  });

  test("of days are never rounded up to a whole that was not covered", () => {
    expect([29.97, 30, 21.4].map(en.days)).toEqual(["29.9", "30", "21.4"]);
    expect([29.97, 30, 21.4].map(pt.days)).toEqual(["29,9", "30", "21,4"]);
  });
});
