import { expect, test } from "vitest";
import { connectionState, readProgress } from "#lib/domain/sync/sync-words.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const active = (lastSyncedAt: string | null, lastError: { code: string } | null = null) =>
  connectionState({ status: "active", lastSyncedAt, lastError }, NOW).state;

test("an active connection is stale when its last good run ended more than 26 hours ago", () => {
  expect(active("2026-11-20T10:00:00Z")).toBe("fresh");
  expect(active("2026-11-20T09:59:59Z")).toBe("stale");
  expect(active(null)).toBe("waiting");
});

test("a connection whose last run failed is not said to be up to date", () => {
  const lastError = { code: "datadog_unavailable" };
  expect(active("2026-11-21T10:00:00Z", lastError)).toBe("again");
  expect(active("2026-11-20T09:59:59Z", lastError)).toBe("stale");
  expect(active(null, lastError)).toBe("again");
});

test("what needs somebody is said before how old the numbers are", () => {
  const old = { lastSyncedAt: "2026-01-01T00:00:00Z", lastError: null };
  expect(connectionState({ status: "needs_attention", ...old }, NOW).state).toBe("needs_attention");
  expect(connectionState({ status: "syncing", ...old }, NOW).state).toBe("syncing");
  expect(connectionState({ status: "disconnected", ...old }, NOW).state).toBe("disconnected");
});

test("progress counts whole days and says 100 only at the end", () => {
  const day = 86_400;
  expect(readProgress(null)).toBeNull();
  expect(readProgress({ readSeconds: 0, plannedSeconds: 0 })).toBeNull();
  expect(readProgress({ readSeconds: 30 * day, plannedSeconds: 90 * day })).toEqual({
    readDays: 30,
    askedDays: 90,
    percent: 33,
  });
  expect(readProgress({ readSeconds: 90 * day - 1, plannedSeconds: 90 * day })?.percent).toBe(99);
  expect(readProgress({ readSeconds: 100 * day, plannedSeconds: 90 * day })).toEqual({
    readDays: 90,
    askedDays: 90,
    percent: 100,
  });
});
