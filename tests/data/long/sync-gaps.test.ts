import { describe, expect, test } from "vitest";
import type { Said } from "#lib/domain/said.ts";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { atDatadog } from "../../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  readConnection,
  sync,
} from "../../support/connected-account.ts";
import { useBench, useStack } from "../../support/kit.ts";
import { ONE_DATABASE } from "../../support/stack.ts";
import { readAll, rowsOf } from "../../support/stored-content.ts";
import { wireDeployment } from "../../support/wire-events.ts";

describe.each(ONE_DATABASE)("a full second on %s", (name) => {
  const bench = useBench(useStack(name));

  /** So many deployments of one environment and service in the same second, as a mass roll-out makes them. */
  const rollOut = (count: number, name: string, attributes: Record<string, unknown>): WireEvent[] =>
    Array.from({ length: count }, (_, index) =>
      wireDeployment(
        `${name}-${index}`,
        ago(bench, 2 * DAY).replace("Z", `.${String(index).padStart(6, "0")}Z`),
        attributes,
      ),
    );

  type Gap = { stream: string; run_id: string; reason: Said; from_at: string; to_at: string };
  const readGaps = (connected: Connected) => rowsOf<Gap>(connected, "select * from public.sync_gaps");

  const readCovered = async (connected: Connected) => {
    const query = "select covered::text as ranges from public.covered_ranges";
    const [row] = await rowsOf<{ ranges: string }>(connected, query, "and stream = 'deployments'");
    return row?.ranges ?? "";
  };

  test("is split by environment and service until every part fits in an answer", async () => {
    const connected = await connectAccount(bench, {
      deployments: [
        ...rollOut(700, "a", { env: "production", service: "a" }),
        ...rollOut(700, "b", { env: "production", service: "b" }),
        ...rollOut(500, "c", { env: 'stag "ing', service: "c" }),
        ...rollOut(90, "none", { env: null, service: null }),
        wireDeployment("before", ago(bench, 3 * DAY)),
        wireDeployment("after", ago(bench, 1 * DAY)),
      ],
    });
    expect(await sync(connected)).toMatchObject({
      result: "succeeded",
      deployments: { fetched: 1992, inserted: 1992 },
    });
    expect(await readAll(connected, "deployments")).toHaveLength(1992);
    expect(await readGaps(connected)).toEqual([]);
  });

  test("that is full even then is a gap, which goes when it can be read", async () => {
    const events = rollOut(1200, "burst", { env: "production", service: "checkout" });
    const connected = await connectAccount(bench, {
      deployments: [...events, wireDeployment("old", ago(bench, 20 * DAY))],
    });
    const ran = await sync(connected);
    expect(ran).toMatchObject({ result: "partial", run: { status: "partial", error: null } });
    // It came to its end: what is missing is told apart, and nothing is called old for it.
    expect((await readConnection(connected)).last_synced_at).toEqual(expect.any(String));
    expect(ran.deployments.fetched).toBeGreaterThanOrEqual(1000);
    const rows = await readAll(connected, "deployments");
    expect(rows.map((row) => row.external_id)).toContain("old");
    const [gap, ...others] = await readGaps(connected);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ stream: "deployments", run_id: ran.run.id });
    expect(gap?.reason).toEqual({ code: "too_many_in_second", numbers: { most: 1000 } });
    const second = Date.parse(ago(bench, 2 * DAY));
    expect([Date.parse(gap?.from_at ?? ""), Date.parse(gap?.to_at ?? "")]).toEqual([second, second + 1000]);
    // One hole in what counts as read: the second itself.
    expect((await readCovered(connected)).split("),[")).toHaveLength(2);
    for (const event of events.slice(900)) atDatadog(connected).remove(String(event.id));
    expect(await sync(connected)).toMatchObject({ result: "succeeded" });
    expect(await readGaps(connected)).toEqual([]);
    expect((await readCovered(connected)).split("),[")).toHaveLength(1);
    const alive = (await readAll(connected, "deployments")).filter((row) => row.deleted_at === null);
    expect(alive).toHaveLength(901);
  });

  test("deletes nothing while it is a gap", async () => {
    const events = rollOut(1100, "burst", { env: "production", service: "checkout" });
    const connected = await connectAccount(bench, { deployments: events.slice(0, 500) });
    await sync(connected);
    atDatadog(connected).add(...events.slice(500));
    const ran = await sync(connected);
    expect(ran).toMatchObject({ result: "partial", deployments: { tombstoned: 0 } });
    const rows = await readAll(connected, "deployments");
    expect(rows.filter((row) => row.deleted_at !== null)).toEqual([]);
  });
});
