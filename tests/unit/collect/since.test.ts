import { describe, expect, test } from "vitest";
import { isCovered, windowOf } from "#lib/collect/delivery/window.ts";
import { recentSinceOf, sinceOf } from "#lib/collect/github/since.ts";

const now = new Date("2026-11-28T19:00:00Z");
const covered = (from: string, to: string) => ({ from: `${from}T00:00:00Z`, to: `${to}T10:00:00Z` });

describe("from when on a list is asked for", () => {
  test("is three weeks at first and on that day still, then the last days, or where what is held ends", () => {
    expect(sinceOf(undefined, { now, days: 8 })).toBe("2026-11-06");
    expect(sinceOf(covered("2026-11-06", "2026-11-28"), { now, days: 8 })).toBe("2026-11-06");
    expect(sinceOf(covered("2026-11-01", "2026-11-28"), { now, days: 8 })).toBe("2026-11-20");
    expect(sinceOf(covered("2026-11-01", "2026-11-12"), { now, days: 8 })).toBe("2026-11-12");
    expect(sinceOf(covered("2026-08-01", "2026-09-12"), { now, days: 8 })).toBe("2026-11-06");
  });

  test("is the last days for runs, also at first: those of before come last", () => {
    expect(recentSinceOf(undefined, { now, days: 8 })).toBe("2026-11-20");
    expect(recentSinceOf(covered("2026-11-06", "2026-11-28"), { now, days: 8 })).toBe("2026-11-20");
    expect(recentSinceOf(covered("2026-11-01", "2026-11-12"), { now, days: 8 })).toBe("2026-11-12");
    expect(recentSinceOf(covered("2026-08-01", "2026-09-12"), { now, days: 8 })).toBe("2026-11-06");
  });
});

describe("the window of a day", () => {
  const at = { now, timeZone: "America/Sao_Paulo", coveredTo: null };

  test("is seven times 24 hours up to its end in the organisation's time zone", () => {
    expect(windowOf("2026-11-27", at)).toEqual({
      from: "2026-11-21T03:00:00.000Z",
      to: "2026-11-28T03:00:00.000Z",
    });
  });

  test("of today ends where all was read, if that is of today, and else now", () => {
    const read = "2026-11-28T04:00:00Z";
    expect(windowOf("2026-11-28", { ...at, coveredTo: read }).to).toBe("2026-11-28T04:00:00.000Z");
    const yesterdays = "2026-11-28T02:00:00Z";
    expect(windowOf("2026-11-28", { ...at, coveredTo: yesterdays }).to).toBe("2026-11-28T19:00:00.000Z");
  });

  test("is covered when no more than a second of it is missing", () => {
    const window = windowOf("2026-11-27", at);
    expect([7, 7 - 0.5 / 86_400, 7 - 60 / 86_400].map((days) => isCovered(window, days))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
