import { describe, expect, test } from "vitest";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES } from "../support/stack.ts";
import { digestContent, digestRows, readAll, readOne } from "../support/stored-content.ts";
import { commitsOf, wireDeployment, wireIncident } from "../support/wire-events.ts";

describe.each(DATABASES)("a sync on %s", (name) => {
  const bench = useBench(useStack(name));

  const withEvents = (deployments: WireEvent[], failures: WireEvent[] = []): Promise<Connected> =>
    connectAccount(bench, { deployments, failures });

  test("takes everything that Datadog has; a second one changes nothing", async () => {
    // Long enough ago for the repairs that follow: a sync leaves out the last two minutes.
    const endAt = new Date(bench.simulator.clock.now().getTime() - 2 * DAY * 1000);
    const connected = await connectAccount(bench, {
      content: { kind: "demo", seed: "all", days: 25, endAt },
    });
    const first = await sync(connected);
    const { stores } = bench.simulator.account(connected.account);
    const [deployments, failures] = [stores.deployments.events(), stores.failures.events()];
    expect(first).toMatchObject({
      result: "succeeded",
      run: { mode: "first", status: "succeeded", error: null },
      deployments: { fetched: deployments.length, inserted: deployments.length },
      incidents: { fetched: failures.length, inserted: failures.length },
    });
    expect((await readAll(connected, "deployments")).map(factsOfRow)).toEqual(
      deployments.map(factsOfEvent).toSorted(byId),
    );
    expect((await readAll(connected, "incidents")).map((row) => row.external_id)).toEqual(
      failures.map((event) => event.id).toSorted(),
    );
    const commits = (await readAll(connected, "deployment_commits")).map(
      (row) => `${row.external_id} ${row.sha}`,
    );
    expect(commits.toSorted()).toEqual(deployments.flatMap(commitsOf).toSorted());
    const before = await digestRows(connected);
    const second = await sync(connected);
    expect(second.deployments).toMatchObject({ fetched: deployments.length, unchanged: deployments.length });
    expect(second.incidents).toMatchObject({ fetched: failures.length, unchanged: failures.length });
    expect(await digestRows(connected)).toEqual(before);
  });

  test("takes each event once where two slices meet, and nothing of the last two minutes", async () => {
    // The first slice is a day wide: one of these seconds is its edge.
    const connected = await withEvents([
      wireDeployment("fresh", ago(bench, 20)),
      ...manyDeployments(bench, 400, { from: DAY - 199, step: 1 }),
    ]);
    expect((await sync(connected)).deployments).toMatchObject({ fetched: 400, inserted: 400 });
  });

  test("brings a verdict that was set, flipped and withdrawn later, and keeps each change", async () => {
    const connected = await withEvents([wireDeployment("judged", ago(bench, 5 * DAY))]);
    await sync(connected);
    for (const [set, stored] of [
      [
        { change_failure: true, recovery_time_sec: 4890.5, remediation: { id: "fix", type: "rollback" } },
        true,
      ],
      [{ change_failure: false }, false],
      [{ change_failure: null }, null],
    ] as const) {
      atDatadog(connected).patch("judged", set);
      expect((await sync(connected)).deployments).toMatchObject({ fetched: 1, updated: 1 });
      expect(await readOne(connected, "judged")).toMatchObject({ change_failure: stored });
    }
    expect(await readOne(connected, "judged")).toMatchObject({
      recovery_seconds: 4891,
      remediation_id: "fix",
      remediation_type: "rollback",
    });
    const history = await readAll(connected, "verdict_changes");
    expect(history.map((row) => [row.from_verdict, row.to_verdict])).toEqual([
      [null, true],
      [true, false],
      [false, null],
    ]);
  });

  test("closes an incident that Datadog closed later", async () => {
    const connected = await withEvents([], [wireIncident("open", ago(bench, 4 * DAY))]);
    await sync(connected);
    expect(await readAll(connected, "incidents")).toMatchObject([
      { finished_at: null, restore_seconds: null },
    ]);
    atDatadog(connected).incidents.patch("open", {
      finished_at: ago(bench, 4 * DAY - 7200),
      time_to_restore: 7200,
    });
    expect((await sync(connected)).incidents).toMatchObject({ fetched: 1, updated: 1 });
    expect(await readAll(connected, "incidents")).toMatchObject([
      { finished_at: expect.any(String), restore_seconds: 7200 },
    ]);
  });

  test("marks what Datadog deleted, and brings it back when Datadog does", async () => {
    const kept = wireDeployment("kept", ago(bench, 3 * DAY));
    const gone = wireDeployment("gone", ago(bench, 3 * DAY + 60), { change_failure: true });
    const connected = await withEvents([kept, gone], [wireIncident("gone", ago(bench, 2 * DAY))]);
    await sync(connected);
    const whole = await digestContent(connected);
    const { add, remove, incidents } = atDatadog(connected);
    remove("gone");
    incidents.remove("gone");
    const without = await sync(connected);
    expect(without.deployments).toMatchObject({ fetched: 1, unchanged: 1, tombstoned: 1 });
    expect(without.incidents).toMatchObject({ fetched: 0, tombstoned: 1 });
    expect((await readOne(connected, "gone"))?.deleted_at).toEqual(expect.any(String));
    expect((await readOne(connected, "kept"))?.deleted_at).toBeNull();
    expect((await sync(connected)).deployments).toMatchObject({ tombstoned: 0 });
    add(gone);
    incidents.add(wireIncident("gone", ago(bench, 2 * DAY)));
    expect((await sync(connected)).deployments).toMatchObject({ fetched: 2, updated: 1, unchanged: 1 });
    expect(await digestContent(connected)).toEqual(whole);
  });

  test("finds an event that was registered late, and one whose start was moved", async () => {
    const connected = await withEvents([wireDeployment("moved", ago(bench, 2 * DAY))]);
    await sync(connected);
    atDatadog(connected).add(wireDeployment("late", ago(bench, 20 * DAY)));
    expect((await sync(connected)).deployments).toMatchObject({ fetched: 2, inserted: 1, unchanged: 1 });
    atDatadog(connected).patch("moved", { started_at: ago(bench, 25 * DAY) });
    await sync(connected);
    expect(await readOne(connected, "moved")).toMatchObject({ deleted_at: null });
    expect(Date.parse(String((await readOne(connected, "moved"))?.started_at))).toBe(
      Date.parse(ago(bench, 25 * DAY)),
    );
  });

  test("deletes nothing for a page that came broken, short of its end or shuffled", async () => {
    const connected = await withEvents(manyDeployments(bench, 20, { step: 3600 }));
    await sync(connected);
    const before = await digestRows(connected);
    for (const fault of [
      { kind: "truncate", bytes: 500 },
      { kind: "cut-body", bytes: 500 },
      { kind: "reset" },
      { kind: "empty" },
      { kind: "html" },
      { kind: "data", value: null },
      { kind: "data", value: {} },
      { kind: "shuffle" },
      { kind: "duplicate-rows" },
    ] as const) {
      atDatadog(connected).fail({ ...fault, path: "deployments", times: 2 });
      await sync(connected);
      atDatadog(connected).heal();
      expect(await digestRows(connected)).toEqual(before);
    }
  });

  test("gives two organisations with the same keys a copy each", async () => {
    const one = await withEvents(
      [
        wireDeployment("same", ago(bench, DAY), {
          git: { repository_url: "https://github.com/acme/shop.git" },
        }),
      ],
      [wireIncident("same", ago(bench, DAY))],
    );
    const other = await connectAccount(bench, { like: one });
    await Promise.all([sync(one), sync(other)]);
    const copy = await digestContent(one);
    expect(copy.deployments).toContain("1 rows");
    expect(await digestContent(other)).toEqual(copy);
    atDatadog(one).patch("same", { change_failure: true });
    await sync(one);
    expect(await readOne(one, "same")).toMatchObject({ change_failure: true });
    expect(await readOne(other, "same")).toMatchObject({ change_failure: null });
    expect(await readAll(other, "verdict_changes")).toEqual([]);
  });
});

const byId = (one: { id: unknown }, other: { id: unknown }) => (String(one.id) < String(other.id) ? -1 : 1);

function factsOfEvent({ id, attributes = {} }: WireEvent) {
  return {
    id,
    startedAt: Math.floor(Date.parse(String(attributes.started_at)) / 1000),
    service: [attributes.service].flat()[0],
    env: [attributes.env].flat()[0],
    verdict: attributes.change_failure,
  };
}

function factsOfRow(row: Record<string, unknown>) {
  return {
    id: row.external_id,
    startedAt: Math.floor(Date.parse(String(row.started_at)) / 1000),
    service: row.service,
    env: row.env,
    verdict: row.change_failure,
  };
}
