import { describe, expect, test } from "vitest";
import { coverageNotice, isStale, type SyncedConnection, standingOf } from "#lib/domain/report/freshness.ts";
import type { Freshness } from "#lib/domain/report/report.ts";
import { NOW, report } from "../../fixtures/report.ts";

const DAY = 86_400;

function connection(parts: Partial<SyncedConnection> = {}): SyncedConnection {
  return {
    status: "active",
    coveredFrom: "2025-08-12T00:00:00Z",
    coveredTo: "2026-11-20T11:18:00Z",
    lastError: null,
    progress: null,
    ...parts,
  };
}

const freshness = (status: Freshness["status"]): Freshness => ({ ...report().freshness, status });

describe("a connection", () => {
  test("is stale after 26 hours", () => {
    expect(isStale("2026-11-19T10:00:00Z", NOW)).toBe(false);
    expect(isStale("2026-11-19T09:59:00Z", NOW)).toBe(true);
  });
});

describe("how an organisation stands", () => {
  test("is what its report says, with the last problem of a connection that is not disconnected", () => {
    const lastError = {
      code: "datadog_rejected",
      reason: "datadog_forbidden",
      numbers: { said: "no", words: "" },
    };
    const gone = connection({
      status: "disconnected",
      lastError: { code: "datadog_rejected", reason: "datadog_unauthorized", numbers: {} },
    });
    expect(standingOf([gone, connection({ lastError })], freshness("stale"))).toMatchObject({
      kind: "stale",
      syncedAt: report().freshness.lastSyncedAt,
      problem: lastError,
    });
    expect(standingOf([gone], freshness("disconnected"))).toMatchObject({
      kind: "disconnected",
      problem: null,
    });
  });

  test("tells no connection, a first sync and a first sync that failed apart", () => {
    const first = { coveredFrom: null, coveredTo: null };
    const kindOf = (connections: SyncedConnection[], status: Freshness["status"]) =>
      standingOf(connections, freshness(status)).kind;
    expect(kindOf([], "disconnected")).toBe("not-connected");
    expect(kindOf([connection({ ...first, status: "syncing" })], "never")).toBe("first-sync");
    expect(kindOf([connection({ ...first, status: "needs_attention" })], "never")).toBe("never");
  });

  test("counts the progress of all connections that are being read", () => {
    const progress = { readSeconds: 60 * DAY, plannedSeconds: 180 * DAY };
    const syncing = connection({ status: "syncing", progress });
    expect(standingOf([syncing, syncing, connection()], freshness("never")).progress).toEqual({
      readSeconds: 120 * DAY,
      plannedSeconds: 360 * DAY,
    });
    expect(standingOf([connection({ status: "syncing" })], freshness("never")).progress).toBeNull();
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
