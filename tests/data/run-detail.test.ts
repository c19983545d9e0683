import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { getQuarantined, listQuarantine, listQuarantineReasons } from "#lib/db/quarantine.ts";
import { getSyncRun, listSyncRuns } from "#lib/db/sync-runs.ts";
import { reasonKey } from "#lib/domain/sync/reasons.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { replayAll } from "#scripts/replay/replay-all.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  setConnection,
  settingsOf,
  sync,
} from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { NOTHING_READ } from "../support/sync-rows.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

describe.each(ONE_DATABASE)("what a run left behind on %s", (name) => {
  const bench = useBench(useStack(name));

  /** Two good deployments, three poisoned ones and an incident, read once. */
  async function poisoned(): Promise<Connected> {
    const at = ago(bench, DAY);
    const odd = (id: string, attributes: Record<string, unknown>) =>
      wireDeployment(id, at, { created_at: at, ...attributes });
    return connectAccount(bench, {
      deployments: [
        wireDeployment("good", at),
        wireDeployment("backwards", at, { finished_at: ago(bench, 9 * DAY) }),
        odd("first", { commits: [{ sha: {} }] }),
        odd("second", { commits: [{ sha: "a" }, { sha: [{}] }] }),
        odd("long", { recovery_time_sec: -1, custom: "x".repeat(200_000) }),
      ],
      failures: [wireIncident("down", at)],
    });
  }

  test("one run tells its slices, whose counts add up to its own, and what it left out", async () => {
    const connected = await poisoned();
    const { run } = await sync(connected);
    const detail = await getSyncRun(bench.db, connected.organizationId, run.id);
    if (detail === null) throw new Error("no such run");
    expect(detail).toMatchObject({
      mode: "first",
      leftOut: { deployments: 1, incidents: 0 },
      streams: { deployments: { fetched: 5, inserted: 2, quarantined: 3 }, incidents: { fetched: 1 } },
    });
    for (const stream of ["deployments", "incidents"] as const) {
      const slices = detail.slices.filter((slice) => slice.stream === stream);
      for (const name of Object.keys(NOTHING_READ) as (keyof typeof NOTHING_READ)[])
        expect(slices.reduce((sum, slice) => sum + slice[name], 0)).toBe(detail.streams[stream][name]);
    }
    expect(detail.slices.reduce((sum, slice) => sum + slice.apiCalls, 0)).toBe(detail.apiCalls);
    expect(await getSyncRun(bench.db, randomUUID(), run.id)).toBeNull();
    expect(await getSyncRun(bench.db, connected.organizationId, randomUUID())).toBeNull();
  });

  test("runs are listed by state and by mode", async () => {
    const connected = await poisoned();
    const first = await sync(connected);
    const again = await sync(connected, { mode: "replay" });
    await setConnection(connected, { lease_expires_at: null });
    const ids = async (filter: Parameters<typeof listSyncRuns>[2]) =>
      (await listSyncRuns(bench.db, connected.organizationId, filter)).items.map(({ id }) => id);
    const page = { limit: 10, cursor: null };
    expect(await ids({ ...page, mode: "replay" })).toEqual([again.run.id]);
    expect(await ids({ ...page, status: "succeeded" })).toEqual([again.run.id, first.run.id]);
    expect(await ids({ ...page, status: "failed" })).toEqual([]);
    expect(await ids({ ...page, connection: randomUUID() })).toEqual([]);
  });

  test("the quarantine is filtered by stream and by reason, whatever the place in a list", async () => {
    const connected = await poisoned();
    await sync(connected);
    const { organizationId } = connected;
    const reason = { code: "not_text", numbers: { field: "commits.sha" } };
    const negative = { code: "negative", numbers: { field: "recovery_time_sec" } };
    expect(await listQuarantineReasons(bench.db, organizationId)).toEqual([
      { stream: "deployments", reason, events: 2 },
      { stream: "deployments", reason: negative, events: 1 },
    ]);
    const page = { limit: 10, cursor: null };
    const found = await listQuarantine(bench.db, organizationId, { ...page, reason: reasonKey(reason) });
    expect(found.items.map(({ externalId }) => externalId).toSorted()).toEqual(["first", "second"]);
    const none = await listQuarantine(bench.db, organizationId, { ...page, stream: "incidents" });
    expect(none.items).toEqual([]);
  });

  test("a long text is listed by its beginning, and answered whole alone", async () => {
    const connected = await poisoned();
    await sync(connected);
    const { organizationId } = connected;
    const { items } = await listQuarantine(bench.db, organizationId, {
      limit: 10,
      cursor: null,
      reason: "negative",
      rawCharacters: 100,
    });
    expect(items[0]).toMatchObject({ externalId: "long", rawLength: 100_000, retry: true });
    expect(items[0]?.raw).toHaveLength(100);
    const whole = await getQuarantined(bench.db, organizationId, items[0]?.id ?? "");
    expect(whole?.raw).toHaveLength(100_000);
    expect(whole?.raw.slice(0, 100)).toBe(items[0]?.raw);
    expect(await getQuarantined(bench.db, randomUUID(), items[0]?.id ?? "")).toBeNull();
  });

  test("the operator's replay parses every connection again, says so line by line, and changes nothing", async () => {
    const connected = await poisoned();
    await sync(connected);
    const { data } = await bench.db
      .from("organizations")
      .select("slug")
      .eq("id", connected.organizationId)
      .single();
    const slug = data?.slug ?? "";
    const lines: string[] = [];
    const options = {
      server: { db: bench.db, noticeMail, ...settingsOf(bench) },
      slug,
      print: (line: string) => lines.push(line),
    };
    expect(await replayAll(options)).toEqual({ parsed: 1, failed: 0 });
    expect(lines).toEqual([
      `${slug}: Datadog: No event could be read for the first time, 0 changed, 3 stayed as they were.`,
    ]);
    await setConnection(connected, { lease_expires_at: new Date(Date.now() + 60_000).toISOString() });
    expect(await replayAll(options)).toEqual({ parsed: 0, failed: 1 });
    expect(lines[1]).toBe(`${slug}: Datadog: A sync of this connection is already running.`);
    await setConnection(connected, { status: "disconnected", lease_expires_at: null });
    expect(await replayAll(options)).toEqual({ parsed: 0, failed: 0 });
  });
});
