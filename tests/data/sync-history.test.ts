import { describe, expect, test } from "vitest";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { connectAccount, DAY, readConnection, sync } from "../support/connected-account.ts";
import { HISTORIES } from "../support/history.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { readAll } from "../support/stored-content.ts";
import { commitsOf } from "../support/wire-events.ts";

const BACKFILL_DAYS = 400;

describe.each(ONE_DATABASE)("a sync on %s", (name) => {
  const bench = useBench(useStack(name));

  // Both are of one size: of the embedded database one of them says as much.
  describe.each(name === "postgres" ? HISTORIES : HISTORIES.slice(0, 1))("of $name", ({ path }) => {
    test("takes the whole history with all its commits", async () => {
      const shiftLastTo = new Date(bench.simulator.clock.now().getTime() - DAY * 1000);
      const connected = await connectAccount(bench, {
        content: { kind: "file", path: path(), shiftLastTo },
        backfillDays: BACKFILL_DAYS,
      });
      const { connected_at } = await readConnection(connected);
      const from = Math.floor(Date.parse(connected_at) / 1000) - BACKFILL_DAYS * DAY;
      const { stores } = bench.simulator.account(connected.account);
      const isWithin = (event: WireEvent) => Date.parse(String(event.attributes?.started_at)) / 1000 >= from;
      expect(stores.deployments.size).toBeGreaterThan(2000);
      const deployments = stores.deployments.events().filter(isWithin);
      const failures = stores.failures.events().filter(isWithin);
      expect(await sync(connected)).toMatchObject({
        result: "succeeded",
        deployments: { inserted: deployments.length, quarantined: 0 },
        incidents: { inserted: failures.length, quarantined: 0 },
      });
      const ids = (rows: Record<string, unknown>[]) => rows.map((row) => row.external_id).toSorted();
      expect(ids(await readAll(connected, "deployments", "keys"))).toEqual(
        deployments.map(({ id }) => id).toSorted(),
      );
      expect(ids(await readAll(connected, "incidents", "keys"))).toEqual(
        failures.map(({ id }) => id).toSorted(),
      );
      const commits = await readAll(connected, "deployment_commits", "keys");
      const stored = commits.map((row) => `${row.external_id} ${row.sha}`).toSorted();
      expect(stored).toEqual(deployments.flatMap(commitsOf).toSorted());
      expect(stored.length).toBeGreaterThan(deployments.length);
    });
  });
});
