import { describe, expect, test } from "vitest";
import {
  addDays,
  dayOf,
  formatAgo,
  formatBucketDay,
  formatDay,
  formatMoment,
  formatRange,
  formatSecond,
  formatUtc,
  precisionOf,
} from "#lib/domain/format/format-time.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

describe("moments", () => {
  test("of a short range are told to the second, so that its ends differ", () => {
    const [from, to] = ["2026-11-20T10:00:07Z", "2026-11-20T10:00:08Z"];
    expect(precisionOf(from, to)).toBe("second");
    expect(formatSecond(from, "Asia/Kolkata")).toBe("20 Nov 2026, 15:30:07");
    expect(formatSecond(null, "UTC")).toBe("—");
    expect(precisionOf(from, "2026-11-20T11:00:07Z")).toBe("minute");
  });

  test("are told in the organisation's zone", () => {
    expect(formatMoment("2026-08-12T22:05:09Z", "Europe/Berlin")).toBe("13 Aug 2026, 00:05");
    expect(formatDay("2026-08-12T03:00:00Z", "America/New_York")).toBe("11 Aug 2026");
    expect(formatMoment(null, "UTC")).toBe("—");
  });

  test("have their UTC text for the title", () => {
    expect(formatUtc("2026-08-12T22:05:09.250Z")).toBe("2026-08-12 22:05:09 UTC");
    expect(formatUtc(null)).toBeUndefined();
  });

  test("are told by their age in one unit", () => {
    expect(formatAgo("2026-11-20T11:59:30Z", NOW)).toBe("just now");
    expect(formatAgo("2026-11-20T11:18:00Z", NOW)).toBe("42 min ago");
    expect(formatAgo("2026-11-19T09:00:00Z", NOW)).toBe("27 h ago");
    expect(formatAgo("2026-11-17T09:00:00Z", NOW)).toBe("3 d ago");
    expect(formatAgo("2026-11-20T12:00:40Z", NOW)).toBe("just now");
  });
});

describe("windows", () => {
  test("name their last day, although their end is excluded", () => {
    expect(formatRange("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z", "UTC")).toBe("1 – 30 Sep 2026");
    expect(formatRange("2026-08-12T00:00:00Z", "2026-09-11T00:00:00Z", "UTC")).toBe("12 Aug – 10 Sep 2026");
    expect(formatRange("2025-12-30T00:00:00Z", "2026-01-03T00:00:00Z", "UTC")).toBe(
      "30 Dec 2025 – 2 Jan 2026",
    );
    expect(formatRange("2026-08-12T00:00:00Z", "2026-08-13T00:00:00Z", "UTC")).toBe("12 Aug 2026");
  });
});

describe("calendar days", () => {
  test("are those of the zone", () => {
    expect(dayOf("2026-10-31T23:30:00Z", "Europe/Berlin")).toBe("2026-11-01");
    expect(dayOf("2026-10-31T23:30:00Z", "UTC")).toBe("2026-10-31");
  });

  test("move by whole days over a change of clocks", () => {
    expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(formatBucketDay("2026-03-01")).toBe("1 Mar");
  });
});
