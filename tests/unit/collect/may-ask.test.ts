import { describe, expect, test } from "vitest";
import { type Gathering, mayAsk } from "#lib/collect/github/gathering.ts";
import type { Usage } from "#lib/sources/github/reader.ts";

const now = new Date("2026-11-28T12:00:00Z");
const resetAt = "2026-11-28T12:20:00Z";

/** A gathering whose reader used this much at first and that much by now. */
function gathering(...usages: Partial<Usage>[]): Gathering {
  const none = { calls: 0, notModified: 0, rateRemaining: null, resetAt: null };
  const points = { used: 0, remaining: null, resetAt: null };
  const told = usages.map((usage) => ({ ...none, points, ...usage }));
  return {
    context: { now, settings: {}, isTimeUp: () => false },
    reader: { usage: () => (told.length > 1 ? told.shift() : told[0]) },
    quota: { requests: null, points: null },
    stopped: null,
  } as never;
}

describe("another request", () => {
  const points = (used: number, remaining: number) => ({ used, remaining, resetAt });

  const requests = (used: number, remaining: number) => ({ calls: used, rateRemaining: remaining, resetAt });

  test.each([
    ["requests", requests],
    ["points", (used: number, remaining: number) => ({ calls: 1, points: points(used, remaining) })],
  ])(
    "is made of four fifths of the %s to the last, and of the fifth that is left to others not before they are whole again",
    (_what, usage) => {
      const one = gathering(usage(1, 999), usage(799, 201), usage(800, 200));
      expect([mayAsk(one), mayAsk(one), mayAsk(one)]).toEqual([true, true, false]);
      expect(one.stopped).toEqual({ waitSeconds: 1200 });
    },
  );

  test("counts points and requests of its own together, and each against its quota alone", () => {
    const both = { rateRemaining: 900, resetAt, points: points(3000, 2000) };
    expect(mayAsk(gathering({ calls: 3999, ...both }))).toBe(true);
    const used = gathering({ calls: 4000, ...both });
    expect(mayAsk(used)).toBe(false);
    expect(used.stopped).toEqual({ waitSeconds: null });
  });
});
