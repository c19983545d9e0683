import { describe, expect, test } from "vitest";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  purgeOldPayloads,
  readConnection,
  setConnection,
  sync,
  syncClient,
  takeLease,
  tickBench,
} from "../support/connected-account.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { setOrganization } from "../support/stack-client.ts";
import { digestContent, digestRows, readAll, rowsOf } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { nothingIsDue, readWork, takeOverLease } from "../support/work.ts";

describe.each(ONE_DATABASE)("raw payloads on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connect = () =>
    connectAccount(bench, {
      deployments: manyDeployments(bench, 12, {
        from: DAY,
        step: 60,
        each: (index) => ({
          git: { repository_url: "https://github.com/acme/shop.git", commit_sha: `S${index}` },
          commits: [{ sha: `c${index}`, message: "Co-authored-by: Claude <noreply@anthropic.com>" }],
        }),
      }),
      failures: [wireIncident("i-0", ago(bench, DAY)), wireIncident("i-1", ago(bench, 2 * DAY))],
    });

  const readRaws = (connected: Connected) =>
    rowsOf<{ external_id: string; raw: string; stored_at: string }>(
      connected,
      "select stream, external_id, raw, stored_at from private.raw_payloads",
      "order by stream, external_id",
    );

  const age = ({ organizationId, connectionId }: Connected, days: number, ids: string) =>
    stack.sql(`update public.commits set named_at = now() - interval '${days} days'
        where organization_id = ${quote(organizationId)} and ${quote(ids)} = '%';
      update private.raw_payloads set stored_at = now() - interval '${days} days'
      where connection_id = ${quote(connectionId)} and external_id like ${quote(ids)}`);

  const daysUntilPurge = async ({ organizationId }: Connected) => {
    const work = { organizationId, subjectId: organizationId, kind: "purge_payloads" };
    const { next_at } = await readWork(stack, work);
    return next_at === null ? null : (Date.parse(next_at) - Date.now()) / (DAY * 1000);
  };

  const keep = (connected: Connected, rawRetentionDays: number) =>
    setOrganization(connected.owner, connected.organizationId, { rawRetentionDays });

  /** What a replay has no business with. */
  const readState = async (connected: Connected) => {
    const { next_at, attempts, status, last_synced_at, last_deep_at, round_started_at, last_error } =
      await readConnection(connected);
    const ranges = "select stream, covered::text from public.covered_ranges";
    const covered = await rowsOf(connected, ranges, "order by 1");
    return { next_at, attempts, status, last_synced_at, last_deep_at, round_started_at, last_error, covered };
  };

  test("stand beside their rows in Datadog's own words, and change only with them", async () => {
    const connected = await connect();
    await sync(connected);
    const first = await readRaws(connected);
    expect(first.map((row) => row.external_id)).toHaveLength(14);
    expect(JSON.parse(first.find((row) => row.external_id === "d-3")?.raw ?? "")).toMatchObject({
      id: "d-3",
      type: "dora_deployment",
      attributes: { git: { commit_sha: "S3" } },
    });
    await sync(connected);
    expect(await readRaws(connected)).toEqual(first);
    atDatadog(connected).patch("d-3", { change_failure: true });
    await sync(connected);
    const then = await readRaws(connected);
    expect(then.filter((row, index) => row.stored_at !== first[index]?.stored_at)).toMatchObject([
      { external_id: "d-3", raw: expect.stringContaining('"change_failure":true') },
    ]);
  });

  test("are not kept for an organisation that keeps none, nor are old words for a changed event", async () => {
    const none = await connect();
    await keep(none, 0);
    await sync(none);
    expect(await readRaws(none)).toEqual([]);
    const some = await connect();
    await sync(some);
    await keep(some, 0);
    atDatadog(some).patch("d-5", { change_failure: true });
    await sync(some);
    expect((await readRaws(some)).map((row) => row.external_id)).not.toContain("d-5");
  });

  test("go when they are older than their organisation keeps them, batch by batch", async () => {
    const [short, long] = [await connect(), await connect()];
    await keep(short, 10);
    for (const connected of [short, long]) {
      await sync(connected);
      await age(connected, 11, "d-%");
    }
    await nothingIsDue(stack);
    expect(await purgeOldPayloads(short, { deadlineAt: 0, batch: 5 })).toMatchObject({ status: "partial" });
    expect(await readRaws(short)).toHaveLength(9);
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1, remaining: 0 });
    expect((await readRaws(short)).map((row) => row.external_id)).toEqual(["i-0", "i-1"]);
    expect(await readRaws(long)).toHaveLength(14);
    // The night after the time of what was stored just now.
    const days = await daysUntilPurge(short);
    expect(days).toBeGreaterThan(10);
    expect(days).toBeLessThan(11);
  });

  test("are planned to go from the first that is stored, and go with the next tick once they are kept shorter", async () => {
    const connected = await connect();
    await sync(connected);
    const days = await daysUntilPurge(connected);
    expect(days).toBeGreaterThan(90);
    expect(days).toBeLessThan(91);
    await age(connected, 11, "%");
    await nothingIsDue(stack);
    await keep(connected, 10);
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1 });
    expect(await readRaws(connected)).toEqual([]);
    expect(await daysUntilPurge(connected)).toBeNull();
  });

  test("take the texts of the quarantine with them, and the rows of what was read after all", async () => {
    const [short, long] = [await connect(), await connect()];
    await keep(short, 10);
    for (const connected of [short, long]) {
      const odd = ["waiting", "mended", "fresh"].map((id) =>
        wireDeployment(id, ago(bench, DAY), { service: { a: 1 } }),
      );
      atDatadog(connected).add(...odd);
      await sync(connected);
      atDatadog(connected).patch("mended", { service: "checkout" });
      await sync(connected);
      await stack.sql(`update public.quarantine set last_seen_at = now() - interval '11 days'
        where connection_id = ${quote(connected.connectionId)} and event_key <> 'fresh'`);
    }
    expect(await purgeOldPayloads(short, { batch: 1 })).toMatchObject({ status: "succeeded" });
    const waiting = (connected: Connected) =>
      rowsOf(connected, "select event_key, raw <> '' as kept, retry from public.quarantine", "order by 1");
    expect(await waiting(short)).toEqual([
      { event_key: "fresh", kept: true, retry: true },
      { event_key: "waiting", kept: false, retry: false },
    ]);
    expect(await waiting(long)).toHaveLength(3);
    atDatadog(short).remove("fresh");
    expect(await sync(short)).toMatchObject({ deployments: { quarantined: 1 } });
    expect(await waiting(short)).toMatchObject([
      { kept: true },
      { event_key: "waiting", kept: true, retry: true },
    ]);
  });

  test("give the same tables again after their rows were lost, without a key and without a call", async () => {
    const connected = await connect();
    await sync(connected);
    atDatadog(connected).patch("d-1", { change_failure: true });
    await sync(connected);
    const before = { ...(await digestContent(connected)), verdict_changes: "" };
    const state = await readState(connected);
    const calls = atDatadog(connected).calls().length;
    const id = quote(connected.connectionId);
    await stack.sql(`delete from public.deployments where connection_id = ${id};
      delete from public.commits where organization_id = ${quote(connected.organizationId)};
      delete from public.incidents where connection_id = ${id};
      delete from private.credentials where connection_id = ${id}`);
    const ran = await sync(connected, { mode: "replay" });
    expect(ran).toMatchObject({
      result: "succeeded",
      run: { mode: "replay", status: "succeeded", api_calls: 0 },
      deployments: { fetched: 12, inserted: 12 },
      incidents: { fetched: 2, inserted: 2 },
    });
    expect({ ...(await digestContent(connected)), verdict_changes: "" }).toEqual(before);
    expect(await readState(connected)).toEqual(state);
    expect(atDatadog(connected).calls()).toHaveLength(calls);
  });

  test("change nothing when nothing changed", async () => {
    const connected = await connect();
    await sync(connected);
    const [before, state, raws] = [
      await digestRows(connected),
      await readState(connected),
      await readRaws(connected),
    ];
    expect(await sync(connected, { mode: "replay" })).toMatchObject({
      deployments: { fetched: 12, unchanged: 12 },
      incidents: { unchanged: 2 },
    });
    expect(await digestRows(connected)).toEqual(before);
    expect(await readRaws(connected)).toEqual(raws);
    expect(await readState(connected)).toEqual(state);
  });

  test("do not bring back what is gone at Datadog", async () => {
    const connected = await connect();
    await sync(connected);
    atDatadog(connected).remove("d-2");
    atDatadog(connected).incidents.remove("i-1");
    await sync(connected);
    const before = await digestRows(connected);
    expect(await sync(connected, { mode: "replay" })).toMatchObject({
      deployments: { fetched: 11 },
      incidents: { fetched: 1 },
    });
    expect(await digestRows(connected)).toEqual(before);
  });

  test("are replayed in spite of a limit of Datadog's, of keys that it refuses, and of a run that waits", async () => {
    const connected = await connect();
    await sync(connected);
    await setConnection(connected, {
      not_before: new Date(Date.now() + 3_600_000).toISOString(),
      status: "needs_attention",
      next_at: null,
      attempts: 3,
      last_error: { code: "datadog_rejected", reason: "datadog_rejected", numbers: {} },
    });
    const state = await readState(connected);
    expect(await sync(connected, { mode: "replay" })).toMatchObject({ result: "succeeded" });
    expect(await readState(connected)).toEqual(state);
    await expect(takeLease(connected, "nightly")).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("are replayed by one run at a time, which writes nothing once it lost its lease", async () => {
    const connected = await connect();
    await sync(connected);
    const lease = await takeLease(connected, "replay");
    await expect(takeLease(connected)).rejects.toMatchObject({ code: "sync_running" });
    await stack.sql(`update public.deployments set payload_hash = 'older'
      where connection_id = ${quote(connected.connectionId)}`);
    const before = await digestRows(connected);
    const state = await readState(connected);
    const watch = interceptRpc("commit_slice", async (pass, number) => {
      if (number === 1) await takeOverLease(stack, connected.connectionId);
      return pass();
    });
    expect(await sync(connected, { lease, db: syncClient(stack, watch) })).toMatchObject({
      result: "cancelled",
    });
    expect(await digestRows(connected)).toEqual(before);
    expect(await readState(connected)).toEqual(state);
  });

  test("are derived again as far as the budget lasts", async () => {
    const connected = await connect();
    await sync(connected);
    const state = await readState(connected);
    const ran = await sync(connected, { mode: "replay", now: () => 2, deadlineAt: 1 });
    expect(ran).toMatchObject({ result: "partial", deployments: { fetched: 0 } });
    expect(await readState(connected)).toEqual(state);
    expect((await readAll(connected, "deployments")).length).toBe(12);
  });
});
