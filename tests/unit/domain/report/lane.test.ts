import { describe, expect, test } from "vitest";
import { barOf, byService, daysOf, placeOf } from "#lib/domain/report/lane.ts";

const window = { from: "2026-11-01T00:00:00Z", to: "2026-11-11T00:00:00Z" };
const incident = (startedAt: string, finishedAt: string | null) => ({
  ...{ id: "1", href: "", label: "", startedAt, finishedAt },
});

describe("a lane", () => {
  test("begins with the window and ends with it, and keeps at its edge what lies outside", () => {
    expect(placeOf("2026-11-06T00:00:00Z", window)).toBe(0.5);
    expect([placeOf("2026-10-01T00:00:00Z", window), placeOf("2026-12-01T00:00:00Z", window)]).toEqual([
      0, 1,
    ]);
  });

  test("draws an incident as long as it lasted, an open one to the end", () => {
    expect(barOf(incident("2026-11-02T00:00:00Z", "2026-11-04T00:00:00Z"), window).width).toBeCloseTo(0.2);
    expect(barOf(incident("2026-11-06T00:00:00Z", null), window)).toEqual({ x: 0.5, width: 0.5 });
  });

  test("draws what lasted a moment wide enough to be seen, and never beyond its end", () => {
    const { x, width } = barOf(incident("2026-11-10T23:59:59Z", "2026-11-11T00:00:00Z"), window);
    expect(width).toBeGreaterThan(0);
    expect(x + width).toBeLessThanOrEqual(1);
  });

  test("has each day as long as it is, those at its ends as far as the window reaches into them", () => {
    const cut = { from: "2026-10-31T12:00:00Z", to: "2026-11-02T12:00:00Z" };
    const days = ["2026-10-31", "2026-11-01", "2026-11-02"];
    expect(daysOf(cut, "UTC")).toEqual({ days, begins: [0, 0.25, 0.75] });
    // The night in which summer ends has 25 hours.
    const { begins } = daysOf(
      { from: "2026-10-31T04:00:00Z", to: "2026-11-02T05:00:00Z" },
      "America/New_York",
    );
    expect(begins).toEqual([0, 24 / 49]);
    expect(daysOf({ from: cut.to, to: cut.to }, "UTC")).toEqual({ days: ["2026-11-02"], begins: [0] });
  });

  test("holds an incident once for each service that it names, and those of none on a lane of their own", () => {
    const at = window.from;
    const groups = byService([
      { startedAt: at, services: ["a", "b"] },
      { startedAt: at, services: [] },
    ]);
    expect([...groups].map(([service, events]) => [service, events.length])).toEqual([
      ["a", 1],
      ["b", 1],
      [null, 1],
    ]);
  });
});
