import { describe, expect, test } from "vitest";
import { comparedEdges } from "#lib/domain/report/compared.ts";
import { CALENDAR_PERIODS, samePartBefore, windowOf } from "#lib/domain/report/period.ts";

const UTC = { timeZone: "UTC", weekStart: "monday" } as const;
const NEW_YORK = { timeZone: "America/New_York", weekStart: "sunday" } as const;
/** A Friday. */
const NOW = new Date("2026-11-20T12:00:00Z");

describe("a period of the calendar", () => {
  test("is of whole days where it has ended, and ends now where it is under way", () => {
    const end = NOW.toISOString();
    const windows = Object.fromEntries(
      CALENDAR_PERIODS.map((period) => [period, Object.values(windowOf(period, NOW, UTC))]),
    );
    expect(windows).toEqual({
      today: ["2026-11-20", end],
      "this-week": ["2026-11-16", end],
      "last-week": ["2026-11-09", "2026-11-16"],
      "this-month": ["2026-11-01", end],
      "last-month": ["2026-10-01", "2026-11-01"],
      "this-quarter": ["2026-10-01", end],
      "last-quarter": ["2026-07-01", "2026-10-01"],
    });
  });

  test("begins on the organisation's day of its week, in its time zone", () => {
    // In New York it is still Saturday, the last day of a week that began on a Sunday.
    const night = new Date("2026-11-22T03:00:00Z");
    expect(windowOf("this-week", night, NEW_YORK).from).toBe("2026-11-15");
    expect(windowOf("this-week", night, { ...NEW_YORK, weekStart: "saturday" }).from).toBe("2026-11-21");
    expect(windowOf("today", night, NEW_YORK).from).toBe("2026-11-21");
    expect(windowOf("last-quarter", new Date("2027-01-01T02:00:00Z"), NEW_YORK)).toEqual({
      from: "2026-07-01",
      to: "2026-10-01",
    });
  });
});

describe("a period under way", () => {
  test("is compared with the same part of the one before, across a change of the clocks", () => {
    expect(samePartBefore("this-month", NOW, UTC)).toEqual({
      from: "2026-10-01",
      to: "2026-10-20T12:00:00.000Z",
    });
    // 8:00 in New York, whose clocks went back on 1 November: 8:00 a week earlier was an hour nearer to noon in UTC.
    const monday = new Date("2026-11-02T13:00:00Z");
    expect(samePartBefore("this-week", monday, NEW_YORK)).toEqual({
      from: "2026-10-25",
      to: "2026-10-26T12:00:00.000Z",
    });
  });

  test("is compared with no more than the whole of a shorter one before, and a longer day with a whole day", () => {
    const end = new Date("2026-03-31T12:00:00Z");
    expect(samePartBefore("this-month", end, UTC)).toEqual({ from: "2026-02-01", to: "2026-03-01" });
    // 25 hours of 1 November have almost passed.
    const late = new Date("2026-11-02T04:30:00Z");
    expect(samePartBefore("today", late, NEW_YORK)?.to).toBe("2026-11-01T04:00:00.000Z");
  });
});

describe("the days compared with", () => {
  const beforeOf = (from: string, to: string, compare: "previous" | "year" = "previous") =>
    Object.values(comparedEdges({ from, to, compare }, "America/New_York") ?? {});

  test("are the months before months, as many days before days, else as long", () => {
    expect(beforeOf("2026-01-01", "2026-04-01")).toEqual(["2025-10-01", "2026-01-01"]);
    expect(beforeOf("2026-03-02", "2026-03-09")).toEqual(["2026-02-23", "2026-03-02"]);
    expect(beforeOf("2026-03-02T10:00:00.000Z", "2026-03-03T10:00:00.000Z")).toEqual([
      "2026-03-01T10:00:00.000Z",
      "2026-03-02T10:00:00.000Z",
    ]);
  });

  test("of a year before are the same days, as far into the day, and 28 February of a leap day", () => {
    expect(beforeOf("2028-02-29", "2028-03-01", "year")).toEqual(["2027-02-28", "2027-03-01"]);
    // Daylight saving began on 8 March 2026, and on 9 March 2025.
    expect(beforeOf("2026-03-08", "2026-03-08T06:30:00.000Z", "year")).toEqual([
      "2025-03-08",
      "2025-03-08T06:30:00.000Z",
    ]);
    expect(beforeOf("2025-03-10", "2026-03-09T15:00:00.000Z", "year")).toEqual([
      "2024-03-10",
      "2025-03-09T16:00:00.000Z",
    ]);
  });
});
