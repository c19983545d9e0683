import { expect, test } from "vitest";
import { coverageCalendar } from "#lib/domain/quality/coverage-calendar.ts";
import type { ConnectionCoverage, Range } from "#lib/domain/quality/data-quality.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

function connection(historyFrom: string, deployments: Range[], incidents = deployments): ConnectionCoverage {
  const stream = (covered: Range[]) => ({ covered, gapCount: 0, gaps: [] });
  return {
    id: historyFrom,
    name: "Main",
    status: "active",
    lastSyncedAt: null,
    historyFrom,
    vanished: null,
    streams: { deployments: stream(deployments), incidents: stream(incidents) },
  };
}

const range = (from: string, to: string) => ({ from: `2026-${from}:00Z`, to: `2026-${to}:00Z` });
const whole = connection("2026-11-10T06:00:00Z", [range("11-10T06:00", "11-20T12:00")]);

function statesOf(connections: ConnectionCoverage[], timeZone = "UTC") {
  const months = coverageCalendar(connections, { now: NOW, timeZone });
  return Object.fromEntries(
    months.flatMap(({ days }) => days.map(({ day, state }) => [day.slice(5), state])),
  );
}

test("the calendar has every day of twelve months, the one under way last", () => {
  const months = coverageCalendar([whole], { now: NOW, timeZone: "UTC" });
  expect(months.map(({ month }) => month.slice(0, 7))).toEqual([
    "2025-12",
    ...Array.from({ length: 11 }, (_, index) => `2026-${String(index + 1).padStart(2, "0")}`),
  ]);
  expect(months.reduce((sum, { days }) => sum + days.length, 0)).toBe(365);
});

test("a day is read where all of it that was asked for is, up to now; days before and after have states of their own", () => {
  expect(statesOf([whole])).toMatchObject({
    "11-09": "before",
    "11-10": "read",
    "11-20": "read",
    "11-21": "later",
  });
});

test("a day of which one stream or one connection lacks something is read in part, and not read where all lack it", () => {
  const hole = [range("11-10T06:00", "11-12T00:00"), range("11-14T00:00", "11-20T12:00")];
  const other = connection("2026-11-10T06:00:00Z", hole);
  expect(statesOf([other])).toMatchObject({ "11-11": "read", "11-12": "unread", "11-14": "read" });
  expect(statesOf([whole, other])).toMatchObject({ "11-12": "partly", "11-14": "read" });
  expect(statesOf([connection("2026-11-10T06:00:00Z", hole, whole.streams.incidents.covered)])).toMatchObject(
    {
      "11-13": "partly",
    },
  );
  // Midnight in Tokyo is 15:00 in UTC.
  expect(statesOf([other], "Asia/Tokyo")).toMatchObject({ "11-12": "partly", "11-13": "unread" });
});
