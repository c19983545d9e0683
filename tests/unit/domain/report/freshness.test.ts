import { describe, expect, test } from "vitest";
import {
  coverageOf,
  isStale,
  missingDays,
  type SyncedConnection,
  standingOf,
} from "#lib/domain/report/freshness.ts";
import type { Freshness } from "#lib/domain/report/report.ts";
import { NOW, report } from "../../fixtures/report.ts";

const DAY = 86_400;

function connection(parts: Partial<SyncedConnection> = {}): SyncedConnection {
  return {
    name: "Main account",
    lastSyncedAt: "2026-11-20T11:18:00Z",
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

  test("names the connections that are more than a night behind the freshest one", () => {
    const north = connection({ name: "North" });
    const south = connection({ name: "South", lastSyncedAt: "2026-11-17T11:18:00Z" });
    expect(standingOf([north, south], freshness("stale")).behind).toEqual(["South"]);
    expect(standingOf([south], freshness("stale")).behind).toEqual([]);
    expect(standingOf([south, connection({ status: "disconnected" })], freshness("stale")).behind).toEqual(
      [],
    );
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

  test("is all when it was read up to the last sync, and none when nothing was", () => {
    expect(coverageOf(window)).toBeNull();
    expect(coverageOf({ ...window, coveredFrom: null, coveredTo: null, coveredDays: 0 })).toBeNull();
  });

  test("lacks the days before the history, inside it and after it", () => {
    const late = { ...window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 21.4 };
    expect(coverageOf(late)).toEqual({ read: 21.4, all: 30 });
    expect(missingDays(late)).toMatchObject({ inside: 0, after: 0 });
    expect(missingDays(late).before).toBeGreaterThan(8);
    const holed = missingDays({ ...window, coveredDays: 27.97 });
    expect([holed.before, holed.after]).toEqual([0, 0]);
    expect(holed.inside).toBeCloseTo(2, 1);
  });
});
