import { describe, expect, test } from "vitest";
import type { Said } from "#lib/domain/said.ts";
import { reasonKey } from "#lib/domain/sync/reasons.ts";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { readAll, rowsOf } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

const nested = (depth: number): unknown => (depth === 0 ? 1 : { inner: nested(depth - 1) });

describe.each(ONE_DATABASE)("a sync on %s keeps a page although it holds", (name) => {
  const bench = useBench(useStack(name));

  const at = (index: number) => ago(bench, 3 * DAY + index * 60);
  const good = (count: number) => manyDeployments(bench, count, { name: "good", from: 3 * DAY, step: 60 });

  /** With a created_at, so that the simulator lists it there even when nobody can read its start. */
  const poison = (id: unknown, attributes: Record<string, unknown>): WireEvent =>
    wireDeployment(id, at(5), { created_at: at(5), ...attributes });

  type Waiting = { external_id: string | null; reason: Said; raw: string; resolved_at: string | null };
  const readQuarantine = (connected: Connected) =>
    rowsOf<Waiting>(connected, "select * from public.quarantine");

  test("events that no reading makes sense of, each with its reason", async () => {
    const events: [string, WireEvent, string][] = [
      ["nul", poison("nul", { service: "a\u0000b" }), "holds_nul"],
      ["surrogate", poison("surrogate", { version: "\ud800" }), "half_character"],
      ["yesterday", poison("yesterday", { started_at: "yesterday" }), "not_a_time.started_at"],
      ["infinity", poison("infinity", { started_at: "infinity" }), "not_a_time.started_at"],
      ["epoch", poison("epoch", { started_at: 1_763_726_400_000_000_000 }), "not_a_time.started_at"],
      ["null-date", poison("null-date", { started_at: null }), "missing.started_at"],
      ["february", poison("february", { started_at: "2026-02-30T10:00:00Z" }), "not_a_time.started_at"],
      ["deep", poison("deep", { custom_tags: nested(40) }), "too_deep"],
      ["object", poison("object", { service: { a: 1 } }), "not_text.service"],
      ["negative", poison("negative", { recovery_time_sec: -5 }), "negative.recovery_time_sec"],
      ["verdict", poison("verdict", { change_failure: "maybe" }), "not_a_flag.change_failure"],
      ["commits", poison("commits", { commits: "none" }), "unreadable.commits"],
    ];
    const connected = await connectAccount(bench, {
      deployments: [...good(30), ...events.map(([, event]) => event)],
    });
    atDatadog(connected).add(poison(undefined, {}), poison("x".repeat(129), {}));
    for (const json of [
      `{"id":"endless","attributes":{"started_at":"${at(5)}","recovery_time_sec":1e999}}`,
      `{"id":"elsewhere","attributes":{"started_at":"${ago(bench, 20 * DAY)}"}}`,
      '{"id":"far","attributes":{"started_at":"9999-01-01T00:00:00Z"}}',
    ])
      atDatadog(connected).addRaw(json, at(5));
    const ran = await sync(connected);
    const poisoned = events.length + 5;
    expect(ran).toMatchObject({
      result: "succeeded",
      deployments: { fetched: 30 + poisoned, quarantined: poisoned },
    });
    expect(await readAll(connected, "deployments")).toHaveLength(30);
    const quarantined = await readQuarantine(connected);
    for (const [id, , reason] of events) {
      const row = quarantined.find((item) => item.external_id === id);
      expect(row === undefined ? null : reasonKey(row.reason)).toBe(reason);
      expect(row?.raw).toContain(`"${id}"`);
    }
    expect(
      Object.fromEntries(quarantined.map((item) => [item.external_id, reasonKey(item.reason)])),
    ).toMatchObject({
      endless: "not_finite.recovery_time_sec",
      elsewhere: "misplaced.started_at",
      far: "out_of_time.started_at",
    });
    expect(quarantined.filter((item) => item.external_id === null)).toHaveLength(2);
    expect(await sync(connected)).toMatchObject({
      deployments: { quarantined: poisoned, unchanged: 30, tombstoned: 0 },
    });
    expect(await readQuarantine(connected)).toHaveLength(poisoned);
  });

  test("shapes that are odd but can be read", async () => {
    const start = at(0);
    const connected = await connectAccount(bench, {
      deployments: [
        wireDeployment("lists", start, { service: ["checkout"], env: ["production", "eu"], team: [] }),
        wireDeployment(4711, start, { version: 12 }),
        wireDeployment("nanoseconds", start.replace("Z", ".123456789Z"), { recovery_time_sec: 10.5 }),
        wireDeployment("zero", start, { finished_at: "0001-01-01T00:00:00Z" }),
        wireDeployment("backwards", start, { finished_at: ago(bench, 9 * DAY) }),
        wireDeployment("long", start, { service: "é".repeat(3000) }),
        wireDeployment("commits", start, {
          commits: [
            { sha: "AA" },
            { sha: "aa" },
            { author: { name: "nobody" } },
            { sha: "bb", change_lead_time: -3.6 },
          ],
        }),
      ],
      failures: [wireIncident("old", start, { services: undefined, service: "checkout", env: "production" })],
    });
    expect(await sync(connected)).toMatchObject({
      deployments: { fetched: 7, inserted: 7 },
      incidents: { fetched: 1, inserted: 1 },
    });
    const rows = Object.fromEntries(
      (await readAll(connected, "deployments")).map((row) => [row.external_id, row]),
    );
    expect(rows.lists).toMatchObject({ service: "checkout", env: "production", team: null });
    expect(rows["4711"]).toMatchObject({ version: "12" });
    expect(rows.nanoseconds).toMatchObject({ recovery_seconds: 11 });
    expect(rows.zero).toMatchObject({ finished_at: null });
    expect(rows.backwards).toMatchObject({ finished_at: null });
    expect(String(rows.long?.service)).toHaveLength(512);
    const commits = await readAll(connected, "deployment_commits");
    expect(commits.map((row) => [row.sha, row.position, row.lead])).toEqual([
      ["aa", 0, null],
      ["bb", 1, -4],
    ]);
    expect(await readAll(connected, "incidents")).toMatchObject([
      { services: ["checkout"], envs: ["production"] },
    ]);
  });

  test("an event that was poisoned until Datadog repaired or deleted it", async () => {
    const connected = await connectAccount(bench, {
      deployments: [
        ...good(5),
        poison("repaired", { service: { a: 1 } }),
        poison("deleted", { started_at: "now" }),
      ],
      failures: [wireIncident(undefined, at(2))],
    });
    expect(await sync(connected)).toMatchObject({
      deployments: { quarantined: 2 },
      incidents: { quarantined: 1 },
    });
    atDatadog(connected).patch("repaired", { service: "checkout" });
    atDatadog(connected).remove("deleted");
    expect(await sync(connected)).toMatchObject({
      deployments: { fetched: 6, inserted: 1, unchanged: 5, quarantined: 0 },
      incidents: { fetched: 1, quarantined: 1 },
    });
    const waiting = (await readQuarantine(connected)).filter((row) => row.resolved_at === null);
    expect(waiting).toMatchObject([{ stream: "incidents" }]);
  });

  test("an event that was fine until Datadog changed it, which keeps its last good reading", async () => {
    const connected = await connectAccount(bench, { deployments: good(3) });
    await sync(connected);
    atDatadog(connected).patch("good-1", { change_failure: "perhaps" });
    expect(await sync(connected)).toMatchObject({
      deployments: { fetched: 3, quarantined: 1, unchanged: 2, tombstoned: 0 },
    });
    expect((await readAll(connected, "deployments")).map((row) => row.deleted_at)).toEqual([
      null,
      null,
      null,
    ]);
    atDatadog(connected).patch("good-1", { change_failure: null });
    expect(await sync(connected)).toMatchObject({ deployments: { unchanged: 3, quarantined: 0 } });
    expect((await readQuarantine(connected))[0]?.resolved_at).toEqual(expect.any(String));
  });
});
