import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/format/calendar.ts";
import { pendingOver } from "#lib/domain/metrics/pending-over.ts";
import { report } from "../../fixtures/report.ts";

const NOW = new Date("2026-11-28T12:00:00Z");
const asked = { days: 7, now: NOW, timeZone: "UTC" };
const { series, window } = report();

function pending(to: string, starts: string[]) {
  const [point] = series;
  if (point === undefined) throw new Error("no bucket");
  return { window: { ...window, to }, series: starts.map((at) => ({ ...point, at, pending: 2 })) };
}
const days = (first: string, count: number) => Array.from({ length: count }, (_, at) => addDays(first, at));

describe("verdicts that are pending for over a week", () => {
  test("are those of the days before it, and open these days", () => {
    const told = pendingOver(pending("2026-11-28T12:00:00.000Z", days("2026-11-18", 11)), asked);
    expect(told).toEqual({ count: 6, before: "2026-11-21" });
  });

  test("are all of a window that ended before it, however long its buckets, and open no day after it", () => {
    const ended = "2026-11-15T00:00:00.000Z";
    expect(pendingOver(pending(ended, days("2026-11-10", 5)), asked)).toEqual({ count: 10, before: ended });
    expect(pendingOver(pending(ended, ["2026-10-01", "2026-11-01"]), asked)).toEqual({
      count: 4,
      before: ended,
    });
  });

  test("are not told where a longer bucket reaches into the week", () => {
    expect(pendingOver(pending("2026-11-28T12:00:00.000Z", ["2026-11-01"]), asked)).toBeNull();
    expect(
      pendingOver(pending("2026-11-28T12:00:00.000Z", ["2026-11-09", "2026-11-16", "2026-11-23"]), asked),
    ).toBeNull();
  });
});
