import { describe, expect, test } from "vitest";
import { parseDeployment } from "#lib/sources/datadog/event-schema.ts";
import { EndlessStore } from "#scripts/simulator/endless-store.ts";
import { sortKey } from "#scripts/simulator/timestamps.ts";

const COUNT = 5000;
const END = new Date("2026-11-20T00:00:00Z");
const store = new EndlessStore({ deployments: COUNT, commitsEach: 2, days: 50, seed: "unit", endAt: END });

const list = (from: string | null, to: string | null, limit = 100_000) =>
  store
    .list({
      fromKey: sortKey(from),
      toKey: sortKey(to),
      matches: null,
      limit,
      sortBy: "started_at",
      descending: true,
    })
    .map((row) => JSON.parse(row) as { id: string; attributes: { started_at: string } });

describe("an endless store", () => {
  test("lists every deployment once, newest first, and each can be read", () => {
    const rows = list(null, null);
    expect(store.size).toBe(COUNT);
    expect(new Set(rows.map((row) => row.id)).size).toBe(COUNT);
    const starts = rows.map((row) => row.attributes.started_at);
    expect(starts).toEqual(starts.toSorted().reverse());
    expect(starts[0]).toBe("2026-11-20T00:00:00Z");
    expect(rows.filter((row) => !parseDeployment(row).ok)).toEqual([]);
  });

  test("lists what starts from one second to another, both included", () => {
    const [from, to] = ["2026-10-25T12:00:00Z", "2026-10-27T03:14:15Z"];
    const within = list(null, null).filter(({ attributes: { started_at: at } }) => at >= from && at <= to);
    expect(list(from, to)).toEqual(within);
    expect(within.length).toBeGreaterThan(100);
    const at = within.at(3)?.attributes.started_at ?? "";
    expect(list(at, at)).toHaveLength(1);
    expect(list(from, to, 10)).toEqual(within.slice(0, 10));
  });

  test("has an event by the id that it lists it with, and no other", () => {
    const [row] = list(null, null, 1);
    expect(JSON.parse(store.json(row?.id ?? "") ?? "null")).toEqual(row);
    expect(store.json("endless-5000")).toBeNull();
    expect(store.json("other")).toBeNull();
  });

  test.each([1, 2, 5])("has each commit listed by as many deployments as wanted: %i", (listedBy) => {
    const options = { deployments: COUNT, commitsEach: 2, days: 50, seed: "unit", endAt: END };
    const wanted = new EndlessStore({ ...options, listedBy });
    const times = new Map<string, number>();
    for (let index = 0; index < COUNT; index += 1) {
      const row = JSON.parse(wanted.json(`endless-${index}`) ?? "null");
      for (const { sha } of row.attributes.commits) times.set(sha, (times.get(sha) ?? 0) + 1);
    }
    expect([...new Set(times.values())]).toEqual([listedBy]);
  });
});
