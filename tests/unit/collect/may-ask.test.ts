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

  test.each([
    ["requests", { calls: 1, rateRemaining: 999, resetAt }, { calls: 800, rateRemaining: 200, resetAt }],
    ["points", { calls: 1, points: points(1, 999) }, { calls: 800, points: points(800, 200) }],
  ])(
    "is not made of the fifth of the %s that is left to others, until they are whole again",
    (_what, first, then) => {
      const one = gathering(first, then);
      expect(mayAsk(one)).toBe(true);
      expect(mayAsk(one)).toBe(false);
      expect(one.stopped).toEqual({ waitSeconds: 1200 });
    },
  );

  test("counts points and requests of its own together, and each against its quota alone", () => {
    const both = { rateRemaining: 900, resetAt, points: points(3000, 2000) };
    expect(mayAsk(gathering({ calls: 3100, ...both }))).toBe(true);
    const used = gathering({ calls: 4000, ...both });
    expect(mayAsk(used)).toBe(false);
    expect(used.stopped).toEqual({ waitSeconds: null });
  });
});
