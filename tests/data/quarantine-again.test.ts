import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { digestRows, readAll, readOne, rowsOf } from "../support/stored-content.ts";
import { addQuarantined } from "../support/sync-rows.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

describe.each(ONE_DATABASE)("the quarantine on %s", (name) => {
  const bench = useBench(useStack(name));

  const connect = async (): Promise<Connected> => {
    const connected = await connectAccount(bench, {
      backfillDays: 60,
      deployments: [wireDeployment("fine", ago(bench, DAY))],
    });
    await sync(connected);
    return connected;
  };

  type Set = { stream?: string; key?: string; retry?: boolean; raw?: string; at?: number };

  /** As an older parser left it, that could not read what today's can: 50 days ago unless told. */
  const setAside = (connected: Connected, event: unknown, set: Set = {}) => {
    const raw = set.raw ?? JSON.stringify(event);
    const at = set.at ?? 50 * DAY;
    return addQuarantined({ secret: bench.db as never, ...connected }, [
      {
        stream: set.stream ?? "deployments",
        event_key: set.key ?? String((event as { id: unknown }).id),
        external_id: set.key === undefined ? String((event as { id: unknown }).id) : null,
        reason: { code: "unreadable_event", numbers: {} },
        raw,
        retry: set.retry ?? true,
        from_at: ago(bench, at + 3600),
        to_at: ago(bench, at - 3600),
      },
    ]);
  };

  const waiting = async (connected: Connected) => {
    const keys = "select event_key as key from public.quarantine";
    const rows = await rowsOf<{ key: string }>(connected, keys, "and resolved_at is null");
    return rows.map(({ key }) => key);
  };

  const ids = async (connected: Connected, table: "deployments" | "incidents" = "deployments") =>
    (await readAll(connected, table)).map((row) => row.external_id);

  const HASH = `sha256:${createHash("sha256").update("an event without a readable id").digest("hex")}`;

  test.each(["nightly", "deep", "replay"] as const)(
    "lets go in a %s run what a newer parser can read, whatever its key was",
    async (mode) => {
      const connected = await connect();
      await setAside(connected, wireDeployment("named", ago(bench, 50 * DAY)));
      await setAside(connected, wireDeployment("hashed", ago(bench, 50 * DAY)), { key: HASH });
      await setAside(connected, wireIncident("incident", ago(bench, 50 * DAY)), { stream: "incidents" });
      const ran = await sync(connected, { mode });
      expect(ran).toMatchObject({ result: "succeeded", incidents: { inserted: 1 } });
      expect(ran.deployments).toMatchObject({ inserted: 2, quarantined: 0, tombstoned: 0 });
      expect(await ids(connected)).toEqual(["fine", "hashed", "named"]);
      expect(await ids(connected, "incidents")).toEqual(["incident"]);
      expect(await waiting(connected)).toEqual([]);
    },
  );

  test("keeps what stands in the wrong place, what was cut, and what nobody can read today either", async () => {
    const connected = await connect();
    await setAside(connected, wireDeployment("misplaced", ago(bench, 50 * DAY)), { retry: false });
    await setAside(connected, wireDeployment("cut", ago(bench, 50 * DAY)), { raw: '{"id":"cut","attr' });
    await setAside(connected, wireDeployment("odd", "yesterday"));
    const before = await digestRows(connected);
    expect(await sync(connected, { mode: "deep" })).toMatchObject({
      result: "succeeded",
      deployments: { fetched: 1, unchanged: 1, quarantined: 0 },
    });
    expect((await waiting(connected)).toSorted()).toEqual(["cut", "misplaced", "odd"]);
    expect(await digestRows(connected)).toEqual(before);
  });

  test("never brings back an old text of an event that was read anew in the same run", async () => {
    const connected = await connect();
    const old = wireDeployment("repaired", ago(bench, 2 * DAY), { change_failure: null });
    await setAside(connected, old, { key: HASH, at: 2 * DAY });
    atDatadog(connected).add(wireDeployment("repaired", ago(bench, 2 * DAY), { change_failure: true }));
    await sync(connected, { mode: "nightly" });
    expect(await readOne(connected, "repaired")).toMatchObject({ change_failure: true });
    expect(await readAll(connected, "verdict_changes")).toEqual([]);
    expect(await waiting(connected)).toEqual([]);
  });

  test("of more events than one page holds is read page by page", async () => {
    const connected = await connect();
    const odd = ["d-odd", "e-2-odd", "f-odd"];
    for (const id of odd) await setAside(connected, wireDeployment(id, "now"));
    const [from_at, to_at] = [ago(bench, 51 * DAY), ago(bench, 49 * DAY)];
    const old = manyDeployments(bench, 450, { name: "e", from: 50 * DAY, step: 1 });
    await addQuarantined(
      { secret: bench.db as never, ...connected },
      old.map((event) => ({
        event_key: event.id,
        external_id: event.id,
        raw: JSON.stringify(event),
        from_at,
        to_at,
      })),
    );
    expect((await sync(connected)).deployments).toMatchObject({ inserted: 450 });
    expect((await waiting(connected)).toSorted()).toEqual(odd);
  });
});
