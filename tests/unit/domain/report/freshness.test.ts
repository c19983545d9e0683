import { describe, expect, test } from "vitest";
import { type ConnectionState, coverageNotice, freshnessOf } from "#lib/domain/report/freshness.ts";
import { NOW, report } from "../../fixtures/report.ts";

const DAY = 86_400;

function connection(parts: Partial<ConnectionState> = {}): ConnectionState {
  return {
    id: "a",
    status: "active",
    lastSyncedAt: "2026-11-20T11:18:00Z",
    coveredFrom: "2025-08-12T00:00:00Z",
    coveredTo: "2026-11-20T11:18:00Z",
    lastError: null,
    progress: null,
    ...parts,
  };
}

describe("freshness", () => {
  test("is stale after 26 hours and says why", () => {
    expect(freshnessOf([connection({ lastSyncedAt: "2026-11-19T10:00:00Z" })], NOW).kind).toBe("fresh");
    const lastError = { code: "datadog_rejected", message: "Forbidden" };
    expect(freshnessOf([connection({ lastSyncedAt: "2026-11-19T09:59:00Z", lastError })], NOW)).toMatchObject(
      {
        kind: "stale",
        problem: "Forbidden",
      },
    );
  });

  test("is that of the worst connection that is not disconnected", () => {
    const old = connection({ id: "b", lastSyncedAt: "2026-11-01T00:00:00Z" });
    expect(freshnessOf([connection(), old], NOW).kind).toBe("stale");
    expect(freshnessOf([connection(), { ...old, status: "disconnected" }], NOW).kind).toBe("fresh");
    expect(freshnessOf([{ ...old, status: "disconnected" }], NOW).kind).toBe("disconnected");
  });

  test("tells no connection, a first sync and a first sync that failed apart", () => {
    const first = { lastSyncedAt: null, coveredFrom: null, coveredTo: null };
    expect(freshnessOf([], NOW).kind).toBe("not-connected");
    expect(freshnessOf([connection({ ...first, status: "syncing" })], NOW).kind).toBe("first-sync");
    expect(freshnessOf([connection({ ...first, status: "needs_attention" })], NOW).kind).toBe("never");
  });

  test("counts progress in days", () => {
    const progress = { readSeconds: 30 * DAY, plannedSeconds: 90 * DAY };
    expect(freshnessOf([connection({ status: "syncing", progress })], NOW).progress).toEqual({
      readDays: 30,
      askedDays: 90,
      rate: 1 / 3,
    });
    expect(freshnessOf([connection({ status: "syncing" })], NOW).progress).toBeNull();
  });
});

describe("the coverage of a window", () => {
  const window = report().window;

  test("needs no word when it was read up to the last sync", () => {
    expect(coverageNotice(window, "UTC")).toBeNull();
  });

  test("is told when the window begins before the history", () => {
    const late = { ...window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 21.4 };
    expect(coverageNotice(late, "UTC")).toBe("Covers 21.4 of 30 days: the history begins on 30 Oct 2026.");
  });

  test("is told when a part inside it could not be read", () => {
    expect(coverageNotice({ ...window, coveredDays: 27.97 }, "UTC")).toBe(
      "Covers 27.9 of 30 days: 2 days inside it could not be read.",
    );
  });

  test("is told when nothing was read", () => {
    const nothing = { ...window, coveredFrom: null, coveredTo: null, coveredDays: 0 };
    expect(coverageNotice(nothing, "UTC")).toBe("None of this window has been read.");
  });
});
