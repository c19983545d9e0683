import { describe, expect, test } from "vitest";
import { addDays, dayOf, formatUtc, precisionOf, startOfDay } from "#lib/domain/format/calendar.ts";

describe("moments", () => {
  test("of a short range are told to the second, so that its ends differ", () => {
    const from = "2026-11-20T10:00:07Z";
    expect(precisionOf(from, "2026-11-20T10:00:08Z")).toBe("second");
    expect(precisionOf(from, "2026-11-20T11:00:07Z")).toBe("minute");
  });

  test("have their UTC text for the title", () => {
    expect(formatUtc("2026-08-12T22:05:09.250Z")).toBe("2026-08-12 22:05:09 UTC");
    expect(formatUtc(null)).toBeUndefined();
  });
});

describe("calendar days", () => {
  test("are those of the zone", () => {
    expect(dayOf("2026-10-31T23:30:00Z", "Europe/Berlin")).toBe("2026-11-01");
    expect(dayOf("2026-10-31T23:30:00Z", "UTC")).toBe("2026-10-31");
    expect(startOfDay("2026-11-01", "America/Sao_Paulo").toISOString()).toBe("2026-11-01T03:00:00.000Z");
  });

  test("move by whole days over a change of clocks", () => {
    expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });
});
