import { describe, expect, test } from "vitest";
import {
  activeFilters,
  customRange,
  isCalendarDay,
  periodLabel,
  rangeOfDays,
} from "#lib/domain/report/filter.ts";

const NOTHING = {
  period: "30d",
  from: null,
  to: null,
  compare: true,
  env: [],
  service: [],
  team: [],
  repository: [],
} as const;
const filter = (parts = {}) => ({ ...NOTHING, env: [], service: [], team: [], repository: [], ...parts });

describe("a custom range", () => {
  test("needs two days that exist, in order, within the longest window", () => {
    expect(customRange("2026-09-01", "2026-10-01T08:30:00+02:00")).toEqual({
      from: "2026-09-01T00:00:00.000Z",
      to: "2026-10-01T06:30:00.000Z",
    });
    expect(customRange("2026-09-01", null)).toBeNull();
    expect(customRange("2026-10-01", "2026-10-01")).toBeNull();
    expect(customRange("2026-10-02", "2026-10-01")).toBeNull();
    expect(customRange("2026-02-30", "2026-10-01")).toBeNull();
    expect(customRange("2020-01-01", "2026-10-01")).toBeNull();
    expect(isCalendarDay("yesterday")).toBe(false);
  });

  test("is named by its days, else the period is", () => {
    expect(periodLabel(filter(), "UTC")).toBe("Last 30 days");
    expect(periodLabel(filter({ from: "2026-09-01", to: "2026-10-01" }), "UTC")).toBe("1 – 30 Sep 2026");
    expect(periodLabel(filter({ from: "2026-09-01", to: "nonsense" }), "UTC")).toBe("Last 30 days");
  });
});

describe("picked days", () => {
  test("are whole days of the organisation's zone, the last one included", () => {
    expect(rangeOfDays("2026-09-01", "2026-09-30", "UTC")).toEqual({ from: "2026-09-01", to: "2026-10-01" });
    const picked = rangeOfDays("2026-10-01", "2026-10-31", "Europe/Berlin");
    expect(picked).toEqual({ from: "2026-09-30T22:00:00Z", to: "2026-10-31T23:00:00Z" });
    expect(periodLabel(filter(picked), "Europe/Berlin")).toBe("1 – 31 Oct 2026");
  });
});

describe("active filters", () => {
  test("are one per value, with the dimension in words", () => {
    expect(activeFilters(filter({ env: ["*"], team: ["Booking", "Journey"] }))).toEqual([
      { dimension: "team", value: "Booking", label: "Team: Booking" },
      { dimension: "team", value: "Journey", label: "Team: Journey" },
      { dimension: "env", value: "*", label: "Environment: all" },
    ]);
  });
});
